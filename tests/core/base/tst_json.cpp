#include "base/json.h"

#include <QTest>

using namespace contourcheck;

namespace {

std::string nested(int levels, const std::string& opening, const std::string& inside,
                   const std::string& closing) {
    std::string text;
    for (int i = 0; i < levels; ++i)
        text += opening;
    text += inside;
    for (int i = 0; i < levels; ++i)
        text += closing;
    return text;
}

} // namespace

class TestJson : public QObject {
    Q_OBJECT

private slots:
    void what_is_nested_up_to_the_limit_is_read();
    void what_is_nested_deeper_is_refused_with_the_file();
    void brackets_in_strings_do_not_count();
    void what_is_no_json_is_refused_however_deep();
};

void TestJson::what_is_nested_up_to_the_limit_is_read() {
    QCOMPARE(parse_json(R"({"a": [1, "b"]})").value().at("a").at(1).get<std::string>(), std::string("b"));
    const std::string text = nested(deepest_json, "[", "1", "]");
    QCOMPARE(parse_json(text).value().dump(), text);
    QVERIFY(parse_json('[' + nested(1, "[[],[],[],", "{}", "]") + ']').has_value());
}

void TestJson::what_is_nested_deeper_is_refused_with_the_file() {
    for (const int levels : {deepest_json + 1, 1'000'000})
        for (const auto& [opening, closing] :
             {std::pair("[", "]"), std::pair(R"({"a":)", "}"), std::pair("[1,{\"\\\"\":", "}]")}) {
            const auto json = parse_json(nested(levels, opening, "1", closing), "folder/manifest.json");
            QVERIFY(!json);
            QCOMPARE(json.error().code, Code::malformed);
            QCOMPARE(json.error().file, std::filesystem::path("folder/manifest.json"));
            QVERIFY(json.error().what.text().find("more than 64 deep") != std::string::npos);
        }
}

void TestJson::brackets_in_strings_do_not_count() {
    const std::string brackets(1000, '[');
    QVERIFY(parse_json('"' + brackets + '"').has_value());
    QVERIFY(parse_json(R"(["\")" + brackets + R"(", "\\", 1])").has_value());
    QVERIFY(!parse_json(R"(["\\", )" + brackets + std::string(1000, ']') + ']').has_value());
}

void TestJson::what_is_no_json_is_refused_however_deep() {
    for (const std::string& text :
         {std::string(), std::string("no JSON"), std::string("[1"), std::string("]]]"),
          "[\"" + std::string(100'000, '['), std::string(1'000'000, '[')}) {
        const auto json = parse_json(text, "x");
        QVERIFY(!json);
        QCOMPARE(json.error().code, Code::malformed);
        QVERIFY(to_string(json.error()).starts_with("x: is "));
    }
}

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
