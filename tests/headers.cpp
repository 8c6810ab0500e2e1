// A program only to carry the headers that the tests have in common.
int main() {}
