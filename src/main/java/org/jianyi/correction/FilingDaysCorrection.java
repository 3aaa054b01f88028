package org.jianyi.correction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.assignment.Examination;
import org.jianyi.assignment.Examinations;
import org.jianyi.audit.Change;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Deputy;
import org.jianyi.suggestion.Cosigning;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.suggestion.Submission;
import org.jianyi.suggestion.Submissions;
import org.jianyi.suggestion.Suggestion;
import org.springframework.stereotype.Component;

/** When a paper was handed in, and when it was registered. Who files here himself does so on the day itself. */
@Component
class FilingDaysCorrection implements Correction {

    private final Submissions submissions;
    private final Examinations examinations;
    private final Cosignings cosignings;
    private final Clock clock;

    FilingDaysCorrection(Submissions submissions, Examinations examinations, Cosignings cosignings, Clock clock) {
        this.submissions = submissions;
        this.examinations = examinations;
        this.cosignings = cosignings;
        this.clock = clock;
    }

    @Override
    public List<Correctable> offered(Suggestion s) {
        List<Correctable> offered = new ArrayList<>();
        if (s.isEnteredByOffice()) {
            offered.add(Correctable.day(Matter.SUBMITTED_ON, submitted(s)));
        }
        if (s.registeredOn() != null) {
            offered.add(Correctable.day(Matter.REGISTERED_ON, registered(s)));
        }
        return offered;
    }

    private Between submitted(Suggestion s) {
        Between between = Between.of(s.submittedOn(), LocalDate.now(clock))
                .after(s.session().name() + "开幕", s.session().opensOn())
                .before(
                        "审查",
                        examinations.findBySuggestionOrderById(s.id()).stream().map(Examination::examinedOn))
                .before(
                        "补正",
                        submissions.findBySuggestionOrderByNumber(s.id()).stream()
                                .skip(1)
                                .map(Submission::submittedOn))
                .before("撤回", s.withdrawnOn());
        return s.isInSession()
                ? between.before(s.session().name() + "闭幕", s.session().closesOn())
                : between;
    }

    private Between registered(Suggestion s) {
        List<Examination> examined = examinations.findBySuggestionOrderById(s.id());
        Between between = Between.of(s.registeredOn(), LocalDate.now(clock))
                .after(s.textVersion() == 1 ? "提出" : "补正", submissions.handedIn(s))
                .before("收阅或办结", s.closedOn());
        if (examined.size() > 1) {
            between.after("退回", examined.get(examined.size() - 2).examinedOn());
        }
        return s.referenceUnit() == null && s.master() == null ? between.before("交办", s.assignedOn()) : between;
    }

    @Override
    public Corrected correct(Suggestion s, Correctable present, CorrectSuggestion form, Actor actor) {
        LocalDate day = present.between().read(form.value());
        if (present.matter() == Matter.SUBMITTED_ON) {
            requireDeputiesOn(day, s);
            s.correctSubmittedOn(day);
        } else {
            s.correctRegisteredOn(day);
            examinations.findBySuggestionOrderById(s.id()).stream()
                    .reduce((first, last) -> last)
                    .ifPresent(examination -> examination.correctDay(day));
        }
        return Corrected.of(new Change(present.label(), present.shown(), ChineseDate.of(day)));
    }

    /** All who signed were deputies on that day (R1). */
    private void requireDeputiesOn(LocalDate day, Suggestion s) {
        List<Deputy> signers = new ArrayList<>(
                cosignings.signed(s).stream().map(Cosigning::deputy).toList());
        signers.add(s.lead());
        signers.stream().filter(deputy -> !deputy.isActiveOn(day)).findAny().ifPresent(deputy -> {
            throw Refusal.badInput("value", deputy.name() + "在" + ChineseDate.of(day) + "不是在任代表，不能领衔或附议");
        });
    }
}
