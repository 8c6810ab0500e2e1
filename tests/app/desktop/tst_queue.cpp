#include "made.h"

#include "desktop/queue.h"
#include "desktop/trail.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

using namespace contourcheck;
using namespace contourcheck::desktop;
using namespace contourcheck::desktop::test;
using contour::Kind;
using review::Trait;

namespace {

/// Patient a: inner on the slices 1 to 4, a warning on 3; patient b: inner on 1 and 2, an error on 2; c has none.
std::shared_ptr<const Opened> three_patients() {
    check::Checked checked;
    dataset::Patient a = made_patient("a", 1, 4), b = made_patient("b", 1, 2);
    for (int number = 1; number <= 4; ++number)
        add_contour(a, number, Kind::inner);
    for (int number = 1; number <= 2; ++number)
        add_contour(b, number, Kind::inner);
    checked.patients = {a, b, made_patient("c", 1, 1)};
    checked.report.findings = {
        finding_on({"a", 3, Kind::inner}, check::Severity::warning, "shifted"),
        finding_on({"b", 2, Kind::inner}, check::Severity::error, "inner-outside-outer")};
    return make_opened(std::move(checked));
}

bool any(Ref) {
    return true;
}

std::vector<std::string> ids(const Opened& opened, const std::vector<Ref>& refs) {
    std::vector<std::string> all;
    for (const Ref ref : refs)
        all.push_back(opened.id(ref));
    return all;
}

review::Filter any_filter() {
    review::Filter filter;
    for (const Trait trait : review::traits())
        if (*rc::gen::inRange(0, 4) == 0) filter.traits.insert(trait);
    filter.text = *rc::gen::element<std::string>("", "", "b/", "shifted");
    return filter;
}

/// A queue with any decisions, in any order.
Queue any_queue(const Opened& opened) {
    Queue queue(opened);
    queue.arrange(*rc::gen::element(Order::reading, Order::worst_first, Order::by_patient, Order::random),
                  *rc::gen::arbitrary<std::uint64_t>());
    queue.set_filter(any_filter());
    for (const Ref ref : opened.index.order())
        queue.set(ref,
                  *rc::gen::element(review::State::none, review::State::accepted, review::State::rejected,
                                    review::State::unsure, review::State::stale),
                  *rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>());
    return queue;
}

} // namespace

class TestQueue : public QObject {
    Q_OBJECT

private slots:
    void walking_through_meets_every_contour_of_the_queue_once() {
        const auto opened = three_patients();
        QVERIFY(rc::check("next goes through the queue", [&] {
            const Queue queue = any_queue(*opened);
            const std::vector<Ref> contours = queue.contours();
            RC_ASSERT(contours.size() == queue.size());
            Place place = place_of(*opened, *rc::gen::elementOf(opened->index.order()));
            std::set<Ref> met;
            for (std::size_t i = 0; i < contours.size(); ++i) {
                const auto next = queue.next(place, any);
                RC_ASSERT(next && queue.contains(*next));
                RC_ASSERT(met.insert(*next).second);
                place = place_of(*opened, *next);
            }
            RC_ASSERT(contours.empty() == !queue.next(place, any));
        }));
    }

    void a_step_back_undoes_a_step_on() {
        const auto opened = three_patients();
        QVERIFY(rc::check("next and before", [&] {
            const Queue queue = any_queue(*opened);
            for (const Ref ref : queue.contours()) {
                const auto on = queue.next(place_of(*opened, ref), any);
                RC_ASSERT(queue.next(place_of(*opened, *on), any, -1) == ref);
            }
        }));
    }

    void counts_are_those_of_what_is_in_it() {
        const auto opened = three_patients();
        QVERIFY(rc::check("counts", [&] {
            const Queue queue = any_queue(*opened);
            const std::vector<Ref> contours = queue.contours();
            std::size_t of_patients = 0;
            for (int patient = 0; patient < 3; ++patient) {
                const auto own = std::ranges::count(contours, patient, &Ref::patient);
                RC_ASSERT(queue.of_patient(patient) == std::size_t(own));
                of_patients += queue.of_patient(patient);
            }
            RC_ASSERT(of_patients == queue.size());
            for (std::size_t i = 0; i < contours.size(); ++i)
                RC_ASSERT(queue.position(contours[i]) == int(i));
        }));
    }

    void a_decision_takes_a_contour_out_and_moves_no_other() {
        const auto opened = three_patients();
        Queue queue(*opened);
        queue.set_filter({{Trait::unreviewed}, {}});
        queue.arrange(Order::random, 3);
        std::vector<Ref> expected = queue.contours();
        const Ref decided = expected[2];
        queue.set(decided, review::State::rejected, true, false);
        expected.erase(expected.begin() + 2);
        QCOMPARE(queue.contours(), expected);
        QCOMPARE(queue.position(decided), -1);
        QCOMPARE(queue.next(place_of(*opened, decided), any), expected[2]); // on from where it stood
    }

    void a_rule_or_a_name_finds_its_contours() {
        const auto opened = three_patients();
        Queue queue(*opened);
        queue.set_filter({{}, "Shifted"});
        QCOMPARE(ids(*opened, queue.contours()), std::vector<std::string>{"a/3/inner"});
        queue.set_filter({{}, "b/ inner"});
        QCOMPARE(ids(*opened, queue.contours()), (std::vector<std::string>{"b/1/inner", "b/2/inner"}));
        queue.set_filter({{Trait::flagged}, "b/"});
        QCOMPARE(ids(*opened, queue.contours()), std::vector<std::string>{"b/2/inner"});
        QCOMPARE(queue.with(Trait::flagged), std::size_t(2)); // in the queue or not
    }

    void what_stands_on_the_screen_finds_its_contours() {
        const auto opened = three_patients();
        Queue queue(*opened);
        queue.set_filter({{}, "inner CONTOUR lies outside"});
        QCOMPARE(ids(*opened, queue.contours()), std::vector<std::string>{"b/2/inner"});
        queue.set_filter({{}, "slice 4"});
        QCOMPARE(ids(*opened, queue.contours()), std::vector<std::string>{"a/4/inner"});
    }

    void by_patient_the_worst_patient_comes_first() {
        const auto opened = three_patients();
        Queue queue(*opened);
        queue.arrange(Order::by_patient, 0);
        QCOMPARE(ids(*opened, queue.contours()),
                 (std::vector<std::string>{"b/2/inner", "b/1/inner", "a/3/inner", "a/1/inner", "a/2/inner",
                                           "a/4/inner"}));
    }

    void from_a_slice_without_contour_it_goes_on_in_its_patient() {
        const auto opened = three_patients();
        const Queue queue(*opened);
        QCOMPARE(opened->id(*queue.next({1, 0, -1}, any)), std::string("b/1/inner"));
        QCOMPARE(opened->id(*queue.next({1, 0, -1}, any, -1)), std::string("a/4/inner"));
        QCOMPARE(opened->id(*queue.next({2, 0, -1}, any)), std::string("a/1/inner")); // around the end
        QCOMPARE(opened->id(*queue.next({}, any)), std::string("a/1/inner"));
    }

    void the_contour_itself_comes_last() {
        const auto opened = three_patients();
        const Queue queue(*opened);
        const Place first = place_of(*opened, opened->index.order().front());
        QCOMPARE(queue.next(first, [&](Ref ref) { return ref == first.ref(); }), first.ref());
        QVERIFY(!queue.next(first, [](Ref) { return false; }));
        QVERIFY(queue.ahead(opened->index.order().back(), 3).empty());
        QCOMPARE(queue.ahead(first.ref(), 2).size(), std::size_t(2));
    }

    void an_empty_dataset_has_an_empty_queue() {
        const Queue queue;
        QVERIFY(!queue.next({}, any));
        QCOMPARE(queue.size(), std::size_t(0));
        QCOMPARE(queue.position({0, 0}), -1);
    }

    void back_and_forward_lead_through_the_same_places() {
        QVERIFY(rc::check("there and back again", [] {
            Trail trail;
            std::vector<Place> places{{0, 0, 0}};
            const int moves = *rc::gen::inRange(0, 20);
            for (int i = 1; i <= moves; ++i) {
                trail.moved(places.back(), Trail::Move::jump);
                places.push_back({0, i, -1});
            }
            const int back = *rc::gen::inRange(0, moves + 1);
            Place now = places.back();
            for (int i = 0; i < back; ++i) {
                now = *trail.back(now);
                RC_ASSERT(now == places[std::size_t(moves - i - 1)]);
            }
            RC_ASSERT(trail.back(now).has_value() == (back < moves));
        }));
        Trail trail;
        trail.moved({0, 0, 0}, Trail::Move::jump);
        QCOMPARE(*trail.back({1, 1, 1}), (Place{0, 0, 0}));
        QCOMPARE(*trail.forward({0, 0, 0}), (Place{1, 1, 1}));
        QVERIFY(!trail.forward({1, 1, 1}));
    }

    void a_run_of_steps_is_one_entry() {
        Trail trail;
        trail.moved({0, 0, 0}, Trail::Move::jump); // at 1
        for (int slice = 1; slice < 9; ++slice)
            trail.moved({0, slice, -1}, Trail::Move::step); // at 9
        QCOMPARE(*trail.back({0, 9, -1}), (Place{0, 1, -1}));
        QCOMPARE(*trail.back({0, 1, -1}), (Place{0, 0, 0}));
        QVERIFY(!trail.can_go_back());
    }

    void moving_on_forgets_what_was_ahead() {
        Trail trail;
        trail.moved({0, 0, 0}, Trail::Move::jump);
        QVERIFY(trail.back({0, 1, 0}));
        trail.moved({0, 0, 0}, Trail::Move::jump);
        QVERIFY(!trail.can_go_forward());
    }

    void places_that_are_gone_are_passed_over() {
        Trail trail;
        for (int slice = 0; slice < 3; ++slice)
            trail.moved({0, slice, -1}, Trail::Move::jump);
        trail.rename([](const Place& place) {
            return place.slice == 1 ? std::nullopt : std::optional(Place{5, place.slice, -1});
        });
        QCOMPARE(*trail.back({5, 3, -1}), (Place{5, 2, -1}));
        QCOMPARE(*trail.back({5, 2, -1}), (Place{5, 0, -1}));
    }
};

QTEST_MAIN(TestQueue)
#include "tst_queue.moc"
