#include "python/arguments.h"

#include <algorithm>
#include <array>

namespace contourcheck::python {

namespace {

tl::unexpected<Error> refused(const std::string& argument, const std::string& fault) {
    return fail(Code::invalid_argument, argument + ' ' + fault);
}

Expected<std::vector<contour::Kind>> kinds_of(const std::vector<std::string>& words) {
    if (words.empty()) return refused("kinds", "names none of inner, outer, papillary1, papillary2");
    std::vector<contour::Kind> kinds;
    for (const std::string& word : words) {
        const auto named = batch::parse_kinds(word);
        if (!named) return refused("kinds", "'" + word + "' is none of inner, outer, papillary1, papillary2");
        kinds.insert(kinds.end(), named->begin(), named->end());
    }
    return kinds;
}

} // namespace

Expected<batch::Selection> selection_of(const Arguments& arguments) {
    batch::Selection selection;
    auto kinds = kinds_of(arguments.kinds);
    if (!kinds) return tl::unexpected(kinds.error());
    selection.kinds = std::move(*kinds);
    const auto include = batch::include_from_word(arguments.include);
    if (!include)
        return refused("include", "'" + arguments.include + "' is none of all, unflagged, accepted");
    selection.include = *include;
    if (arguments.split) {
        if (const auto fault = batch::fault_of_split(*arguments.split); !fault.empty())
            return refused("split", "'" + *arguments.split + "' " + fault);
        selection.split = batch::parse_split(*arguments.split);
    }
    if (arguments.part) {
        constexpr std::array parts = {"train", "validation", "test"};
        if (std::ranges::find(parts, *arguments.part) == parts.end())
            return refused("part", "'" + *arguments.part + "' is none of train, validation, test");
        if (!arguments.split) return refused("part", "needs split, such as '80/10/10'");
    }
    if (arguments.shard) {
        selection.shard = std::make_from_tuple<batch::Shard>(*arguments.shard);
        const std::string text = word(selection.shard);
        if (const auto fault = batch::fault_of_shard(text); !fault.empty())
            return refused("shard", "'" + text + "' " + fault);
    }
    selection.patient = arguments.patient;
    if (arguments.allow_burned_in && arguments.leave_out_unsaid)
        return refused("leave_out_unsaid", "goes without allow_burned_in");
    selection.allow_burned_in = arguments.allow_burned_in;
    selection.leave_out_unsaid = arguments.leave_out_unsaid;
    selection.seed = arguments.seed.value_or(0);
    return selection;
}

Expected<mask::Convention> convention_of(double pixel_origin, const std::string& mask_rule) {
    if (pixel_origin != 0 && pixel_origin != 0.5 && pixel_origin != 1)
        return refused("pixel_origin", "is none of 0, 0.5, 1");
    const auto rule = mask::rule_from_word(mask_rule);
    if (!rule) return refused("mask_rule", "'" + mask_rule + "' is none of centre, pil, coverage, touch");
    return mask::Convention{pixel_origin, *rule};
}

Expected<int> at_least(int least, int number, const std::string& argument) {
    if (number >= least) return number;
    return refused(argument, "is " + std::to_string(number) + ", less than " + std::to_string(least));
}

} // namespace contourcheck::python
