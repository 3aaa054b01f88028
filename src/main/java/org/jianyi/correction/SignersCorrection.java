package org.jianyi.correction;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jianyi.Refusal;
import org.jianyi.audit.Change;
import org.jianyi.correction.Correctable.Choice;
import org.jianyi.handling.Handling;
import org.jianyi.handling.Handlings;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Deputies;
import org.jianyi.roster.Deputy;
import org.jianyi.suggestion.Cosigning;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.survey.Ratings;
import org.jianyi.withdrawal.Withdrawal;
import org.jianyi.withdrawal.Withdrawals;
import org.springframework.stereotype.Component;

/** Who leads and who co-signs, where the office had picked the wrong names from a paper; nobody who signed here himself is touched. */
@Component
class SignersCorrection implements Correction {

    private final Deputies deputies;
    private final Cosignings cosignings;
    private final Handlings handlings;
    private final Ratings ratings;
    private final Withdrawals withdrawals;
    private final Clock clock;

    SignersCorrection(
            Deputies deputies,
            Cosignings cosignings,
            Handlings handlings,
            Ratings ratings,
            Withdrawals withdrawals,
            Clock clock) {
        this.deputies = deputies;
        this.cosignings = cosignings;
        this.handlings = handlings;
        this.ratings = ratings;
        this.withdrawals = withdrawals;
        this.clock = clock;
    }

    @Override
    public List<Correctable> offered(Suggestion s) {
        if (!s.isEnteredByOffice()
                || s.status() == SuggestionStatus.COSIGNING
                || withdrawals
                        .findBySuggestionAndState(s.id(), Withdrawal.State.REQUESTED)
                        .isPresent()) {
            return List.of();
        }
        Set<Long> signed =
                ids(cosignings.signed(s).stream().map(Cosigning::deputy).toList());
        List<Deputy> papers = onPaper(s);
        Set<Long> onPaper = ids(papers);
        Long lead = s.lead().id();
        List<Correctable> offered = new ArrayList<>();
        if (!hasRatedHimself(s)) {
            offered.add(Correctable.choice(
                    Matter.LEAD,
                    lead.toString(),
                    named(s.lead()),
                    choices(s, id -> !signed.contains(id), lead::equals),
                    "只能选提出那天在任的代表。改后，待办和评价都转到改后的代表名下。"));
        }
        offered.add(Correctable.choice(
                Matter.COSIGNERS,
                onPaper.toString(),
                names(papers),
                choices(s, id -> !id.equals(lead) && !signed.contains(id), onPaper::contains),
                "照签名纸质件，选出全部附议代表。"));
        return offered;
    }

    /** What he has rated himself he has recognized as his own. */
    private boolean hasRatedHimself(Suggestion s) {
        return ratings
                .findByHandlingInOrderById(handlings.findBySuggestionOrderById(s.id()).stream()
                        .map(Handling::id)
                        .toList())
                .stream()
                .anyMatch(rating -> !rating.isNoFeedback() && !rating.isOnBehalf());
    }

    private List<Choice> choices(Suggestion s, Predicate<Long> eligible, Predicate<Long> chosen) {
        return deputies.activeOn(s.submittedOn()).stream()
                .filter(deputy -> sitsFor(deputy, s) && eligible.test(deputy.id()) || chosen.test(deputy.id()))
                .map(deputy -> new Choice(
                        deputy.id().toString(), deputy.name(), deputy.cardNumber(), chosen.test(deputy.id())))
                .toList();
    }

    private static boolean sitsFor(Deputy deputy, Suggestion s) {
        return deputy.congress().id().equals(s.session().congress().id());
    }

    @Override
    public Corrected correct(Suggestion s, Correctable present, CorrectSuggestion form, Actor actor) {
        return present.matter() == Matter.LEAD ? correctLead(s, present, form) : correctCosigners(s, present, form);
    }

    private Corrected correctLead(Suggestion s, Correctable present, CorrectSuggestion form) {
        if (form.value() == null || !form.value().matches("\\d{1,18}")) {
            throw Refusal.badInput("value", "请选择领衔代表");
        }
        Deputy lead = eligible(Long.valueOf(form.value()), s, "value");
        if (cosignings.signed(s).stream()
                .anyMatch(cosigning -> cosigning.deputy().id().equals(lead.id()))) {
            throw Refusal.badInput("value", lead.name() + "是附议代表，请先更正附议代表");
        }
        s.correctLead(lead);
        return Corrected.of(new Change(present.label(), present.shown(), named(lead)));
    }

    private Corrected correctCosigners(Suggestion s, Correctable present, CorrectSuggestion form) {
        Instant now = clock.instant();
        List<Cosigning> all = cosignings.findBySuggestionAndTextVersionOrderById(s.id(), s.textVersion());
        Map<Long, Cosigning> known =
                all.stream().collect(Collectors.toMap(c -> c.deputy().id(), Function.identity()));
        List<Deputy> signed =
                form.deputies().stream().map(id -> eligible(id, s, "deputies")).toList();
        for (Deputy deputy : signed) {
            if (deputy.id().equals(s.lead().id())) {
                throw Refusal.badInput("deputies", "领衔代表不能同时附议");
            }
            Cosigning cosigning = known.get(deputy.id());
            if (cosigning != null && cosigning.state() == Cosigning.State.CONFIRMED) {
                throw Refusal.badInput("deputies", deputy.name() + "已经本人确认附议，不必再选");
            }
            if (cosigning == null) {
                cosignings.addOnPaper(s, deputy, now);
            } else if (!cosigning.isSigned()) {
                cosigning.correct(true, now);
            }
        }
        all.stream()
                .filter(cosigning -> cosigning.state() == Cosigning.State.ON_PAPER
                        && !form.deputies().contains(cosigning.deputy().id()))
                .forEach(cosigning -> cosigning.correct(false, now));
        cosignings.flush();
        return Corrected.of(new Change(present.label(), present.shown(), names(onPaper(s))));
    }

    /** A deputy of that congress on that day (R1). */
    private Deputy eligible(Long id, Suggestion s, String field) {
        Deputy deputy = deputies.active(id, s.submittedOn(), field);
        if (!sitsFor(deputy, s)) {
            throw Refusal.badInput(
                    field, deputy.name() + "不是" + s.session().congress().name() + "的代表");
        }
        return deputy;
    }

    private List<Deputy> onPaper(Suggestion s) {
        return cosignings.signed(s).stream()
                .filter(cosigning -> cosigning.state() == Cosigning.State.ON_PAPER)
                .map(Cosigning::deputy)
                .toList();
    }

    private static Set<Long> ids(List<Deputy> all) {
        return all.stream().map(Deputy::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String names(List<Deputy> all) {
        return all.isEmpty()
                ? "无"
                : all.stream().map(SignersCorrection::named).sorted().collect(Collectors.joining("、"));
    }

    private static String named(Deputy deputy) {
        return deputy.name() + "（" + deputy.cardNumber() + "）";
    }
}
