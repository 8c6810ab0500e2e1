#include "base/csv.h"
#include "base/text.h"

#include <QTest>

#include <rapidcheck.h>

using namespace contourcheck;
using namespace std::string_literals;

namespace {

std::string shown(std::string_view text) {
    const auto rows = parse_csv(text, "t.csv");
    if (!rows) return to_string(rows.error());
    std::string result;
    for (const CsvRow& row : *rows) {
        result += std::to_string(row.line) + ":";
        for (const std::string& field : row.fields)
            result += "[" + field + "]";
    }
    return result;
}

} // namespace

class TestCsv : public QObject {
    Q_OBJECT

private slots:
    void rows_have_fields_and_lines() {
        QCOMPARE(shown("a,b\n1,2\n"), "1:[a][b]2:[1][2]"s);
        QCOMPARE(shown("a,b\r\n1,2"), "1:[a][b]2:[1][2]"s);
        QCOMPARE(shown("a,b\r1,2\r"), "1:[a][b]2:[1][2]"s);
        QCOMPARE(shown(",\na,,b\n"), "1:[][]2:[a][][b]"s);
        QCOMPARE(shown(""), ""s);
    }

    void empty_lines_are_left_out_and_counted() { QCOMPARE(shown("\n \na\n\n\nb"), "3:[a]6:[b]"s); }

    void utf16_is_refused_with_and_without_its_mark() {
        for (const std::string& text :
             {"\xff\xfe"s + "a\0,\0"s, "\xfe\xff"s + "\0a\0,"s, "a\0,\0b\0"s, "\0a\0,\0b"s})
            QCOMPARE(shown(text), "t.csv: is UTF-16; save as UTF-8"s);
        QCOMPARE(shown("a,b\0"s), "1:[a][b\0]"s);
    }

    void a_byte_order_mark_is_dropped() { QCOMPARE(shown("\xef\xbb\xbfPatientID,x"), "1:[PatientID][x]"s); }

    void blanks_around_fields_are_dropped() { QCOMPARE(shown(" a ,\tb\t\n"), "1:[a][b]"s); }

    void quoted_fields_keep_everything() {
        QCOMPARE(shown("\"a,b\",\" c \"\n"), "1:[a,b][ c ]"s);
        QCOMPARE(shown("\"say \"\"x\"\"\",\"\"\n"), "1:[say \"x\"][]"s);
        QCOMPARE(shown(" \"a\" , b"), "1:[a][b]"s);
    }

    void line_breaks_in_quotes_are_counted() {
        QCOMPARE(shown("\"a\nb\",c\nd"), "1:[a\nb][c]3:[d]"s);
        QCOMPARE(shown("\"a\r\nb\"\r\nd"), "1:[a\r\nb]3:[d]"s);
    }

    void a_quote_that_never_ends_is_named_with_its_line() {
        QCOMPARE(shown("a\nb,\"c\nd\n"), "t.csv:2: a quote is opened and never closed"s);
        QCOMPARE(shown("a\n\"b\"c\n"), "t.csv:2: text after a closing quote"s);
        QCOMPARE(shown("a\nb,\"c\nd\n\"e\",f\n"), "t.csv:2: a quote is opened and never closed"s);
    }

    void a_row_has_so_many_fields_and_a_table_so_many_rows() {
        const std::string row(most_csv_fields - 1, ',');
        QCOMPARE(parse_csv(row + "\n", "")->at(0).fields.size(), most_csv_fields);
        QCOMPARE(shown("a\n" + row + ",\n"), "t.csv:2: has more than 1000 fields"s);
        std::string rows;
        for (std::size_t i = 0; i < most_csv_rows; ++i)
            rows += "a\n\n";
        QCOMPARE(parse_csv(rows, "")->size(), most_csv_rows);
        QCOMPARE(shown(rows + "b\n"), "t.csv:2097153: is beyond the limit of 1048576 rows"s);
    }

    void a_row_with_a_fault_costs_its_line_alone() {
        const auto told = [](std::string_view text) {
            std::string result;
            const auto read = for_each_csv_row(text, "t.csv", [&](const CsvRow& row) -> Expected<void> {
                result += std::to_string(row.line) + ":";
                for (const std::string& field : row.fields)
                    result += "[" + field + "]";
                if (row.fault) result += "!" + std::to_string(row.fault->line);
                return {};
            });
            return read ? result : to_string(read.error());
        };
        QCOMPARE(told("a,b\nc,\"d\ne,f\ng,h"), "1:[a][b]2:[c]!23:[e][f]4:[g][h]"s);
        QCOMPARE(told("a,b\nc,\"d\ne,f\n\"g\",h"), "1:[a][b]2:[c]!23:[e][f]4:[g][h]"s);
        QCOMPARE(told("a,b\r\n\"c\"d,e\r\nf,g\r\n"), "1:[a][b]2:!23:[f][g]"s);
        QCOMPARE(told("\"a\nb\",\"c\nd"), "1:[a\nb]!23:[d]"s);
        QCOMPARE(
            told("a\n" + std::string(2000, ',') + "\nb\n"), "1:[a]2:" + [] {
                std::string fields;
                for (std::size_t i = 0; i < most_csv_fields; ++i)
                    fields += "[]";
                return fields;
            }() + "!23:[b]");
    }

    void what_takes_the_rows_may_end_it() {
        std::size_t taken = 0;
        const auto ended = for_each_csv_row("a\nb\nc\n", "t.csv", [&](const CsvRow& row) -> Expected<void> {
            ++taken;
            if (row.line == 2) return fail(Code::malformed, "enough", "t.csv", row.line);
            return {};
        });
        QCOMPARE(to_string(ended.error()), "t.csv:2: enough"s);
        QCOMPARE(taken, 2U);
    }

    void written_fields_are_read_back() {
        QVERIFY(rc::check("round trip", [] {
            const auto field = rc::gen::container<std::string>(rc::gen::elementOf("ab1 \",\r\n\t"s));
            auto fields = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(field));
            for (std::string& text : fields)
                text.insert(text.begin(), 'x'); // no formula, no empty row
            const auto rows = parse_csv(csv_line(fields), "");
            RC_ASSERT(rows->size() == 1U);
            RC_ASSERT(rows->front().fields == fields);
        }));
    }

    void what_was_disarmed_is_read_back_as_it_was() {
        QVERIFY(rc::check("round trip", [] {
            const auto field = rc::gen::container<std::string>(rc::gen::elementOf("=+-@\t\r\n'\", ;1a"s));
            auto fields = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(field));
            fields.push_back("x"); // no empty row
            const std::string line = csv_line(fields);
            RC_ASSERT(line.find_first_of("=@\t\r") != 0U);
            const auto rows = parse_csv(line, "");
            RC_ASSERT(rows->size() == 1U && rows->front().fields.size() == fields.size());
            for (std::size_t i = 0; i < fields.size(); ++i)
                RC_ASSERT(without_guard(rows->front().fields[i]) == fields[i]);
        }));
    }

    void what_a_spreadsheet_would_run_is_disarmed() {
        QCOMPARE(csv_line({"=1+1", "@x", "+x", "-x", "\tx"}), "'=1+1,'@x,'+x,'-x,'\tx\r\n"s);
        QCOMPARE(csv_line({"\rx"}), "\"'\rx\"\r\n"s);
        QCOMPARE(csv_line({"-1.5", "+2", "a=b"}), "-1.5,+2,a=b\r\n"s);
    }

    void fields_are_quoted_where_needed() {
        QCOMPARE(csv_line({"a", "b,c", "d\"e", " f", ""}), "a,\"b,c\",\"d\"\"e\",\" f\",\r\n"s);
    }

    void any_bytes_give_rows_or_an_error() {
        QVERIFY(rc::check("bytes", [] {
            const auto text = *rc::gen::container<std::string>(
                rc::gen::oneOf(rc::gen::arbitrary<char>(), rc::gen::elementOf("\",\r\n x"s)));
            const auto rows = parse_csv(text, "");
            if (rows)
                for (const CsvRow& row : *rows)
                    RC_ASSERT(!row.fields.empty());
            else
                RC_ASSERT(rows.error().line >= 1 || is_utf16(text));
        }));
    }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
