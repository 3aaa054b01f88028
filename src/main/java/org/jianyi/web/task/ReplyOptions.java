package org.jianyi.web.task;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jianyi.ChineseDate;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.Period;
import org.jianyi.deadline.Rules;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.process.Settings;
import org.jianyi.reply.RecordReply;
import org.jianyi.reply.Replies;
import org.jianyi.reply.Reply;
import org.jianyi.reply.ReplyClasses;
import org.jianyi.reply.ReplyPublicity;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Person;
import org.jianyi.roster.Unit;
import org.jianyi.roster.Units;
import org.jianyi.substitution.SignerPlace;
import org.jianyi.web.suggestion.CaseView;
import org.jianyi.web.suggestion.CaseView.HandlingView;
import org.jianyi.web.suggestion.CaseView.PromiseView;
import org.jianyi.web.suggestion.CaseView.ReplyView;
import org.jianyi.web.suggestion.ObjectionTimes;
import org.springframework.stereotype.Component;

/** What the forms around a reply need besides the case: what to start from, what was changed, what was said about the last one. */
@Component
public class ReplyOptions {

    private final Units units;
    private final Replies replies;
    private final ReplyClasses classes;
    private final RecordReply recordReply;
    private final LegalClock legalClock;
    private final Rules rules;
    private final ObjectionTimes objectionTimes;
    private final Settings settings;
    private final Clock clock;

    ReplyOptions(
            Units units,
            Replies replies,
            ReplyClasses classes,
            RecordReply recordReply,
            LegalClock legalClock,
            Rules rules,
            ObjectionTimes objectionTimes,
            Settings settings,
            Clock clock) {
        this.units = units;
        this.replies = replies;
        this.classes = classes;
        this.recordReply = recordReply;
        this.legalClock = legalClock;
        this.rules = rules;
        this.objectionTimes = objectionTimes;
        this.settings = settings;
        this.clock = clock;
    }

    record ClassOption(String code, String label, boolean needsPromise, boolean needsReason) {}

    /** A proposal to be answered; {@code before} is what was answered in the round before. */
    record PointOption(int number, String text, String before) {}

    /** Why it is handled or written again. */
    record Remark(String heading, String text) {}

    /** What was changed since the draft before. */
    record Revision(
            int since, List<Changes.Piece> opening, Map<Integer, List<Changes.Piece>> answers, List<String> others) {}

    /** Puts among the options what 拟稿答复 needs. */
    public void draft(Map<String, Object> options, CaseView c, HandlingView h, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        Unit unit = units.get(h.unit());
        ReplyView last = last(h);
        Reply own = replies.findFirstByDraftedByOrderByIdDesc(actor.userId()).orElse(null);
        options.put(
                "classes",
                classes.active().stream()
                        .map(k -> new ClassOption(k.code(), k.label(), k.needsPromise(), k.needsReason()))
                        .toList());
        options.put("points", points(c, h));
        options.put(
                "letterNumber",
                last == null ? recordReply.proposedLetterNumber(unit.letterWord(), today) : last.letterNumber());
        options.put("contactPerson", own == null || isOffice(actor, h) ? null : own.contactPerson());
        options.put("contactPhone", own == null || isOffice(actor, h) ? null : own.contactPhone());
        options.put("publicity", c.publicity().code().equals("FULL_TEXT") ? ReplyPublicity.ACTIVE : null);
        options.put("returned", last);
        options.put("remarks", remarks(c, h));
        boolean objects = settings.profile() == Settings.Profile.TOWN
                && h.status().code().equals(HandlingStatus.ASSIGNED.name())
                && h.round() == 1
                && !objectionTimes.isOver(c, h);
        options.put("objectUntil", objects ? objectionTimes.until(c, h) : null);
        options.put("objectionOver", objectionTimes.whyOver(c, h, actor.isOffice()));
    }

    /** For 审签. */
    void signOff(Map<String, Object> options, CaseView c, HandlingView h, String leader, Actor actor) {
        ReplyView now = last(h);
        ReplyView before = h.replies().size() > 1 ? h.replies().get(h.replies().size() - 2) : null;
        options.put("points", points(c, h));
        options.put(
                "signer",
                signsFor(h, leader, actor)
                        .map(signer -> "您代" + signer.name() + "签，签发人写“" + actor.name() + "（代" + signer.name() + "签）”")
                        .orElse(signer(c, h)));
        options.put("remarks", remarks(c, h));
        options.put("revision", now == null || before == null ? null : revision(before, now));
    }

    /** For 评价. */
    void rating(Map<String, Object> options, CaseView c, HandlingView h, Actor actor) {
        LocalDate last = legalClock
                .of(Period.FEEDBACK, h.repliedOn(), rules.on(c.assignedOn()))
                .due();
        options.put("points", points(c, h));
        options.put("feedbackUntil", last);
        options.put("noFeedback", actor.isOffice() && LocalDate.now(clock).isAfter(last));
        options.put("remarks", h.ratings().isEmpty() ? List.of() : remarksOfThisRound(h));
    }

    /** For 不满意处理. */
    void rehandling(Map<String, Object> options, CaseView c, HandlingView h) {
        options.put("nextRound", h.round() + 1);
        options.put(
                "nextDue",
                legalClock
                        .of(Period.REHANDLING, LocalDate.now(clock), rules.on(c.assignedOn()))
                        .due());
    }

    /** Whether this person enters the signature for another, from paper. */
    boolean signsForAnother(HandlingView h, String leader, Actor actor) {
        return actor.isOffice()
                && !(isFirstSigned(h) ? actor.isLeader() : actor.isHeadOf(h.unit()))
                && signsFor(h, leader, actor).isEmpty();
    }

    /** Whose substitute this person would be now; nobody's where he signs in his own right. */
    private static Optional<Person> signsFor(HandlingView h, String leader, Actor actor) {
        boolean himself = isFirstSigned(h)
                ? actor.isLeader() && (leader == null || leader.equals(actor.userId()))
                : actor.isHeadOf(h.unit());
        return himself
                ? Optional.empty()
                : actor.signsFor(
                        isFirstSigned(h) ? SignerPlace.LEADER : SignerPlace.headOf(h.unit()),
                        isFirstSigned(h) ? leader : null);
    }

    private static String signer(CaseView c, HandlingView h) {
        return isFirstSigned(h) ? Objects.requireNonNullElse(c.leader(), "镇领导") : h.unitName() + "负责人";
    }

    private static boolean isFirstSigned(HandlingView h) {
        ReplyView now = last(h);
        return now != null && now.signOffs().stream().anyMatch(CaseView.SignOffView::approved);
    }

    private static boolean isOffice(Actor actor, HandlingView h) {
        return actor.isOffice() && !actor.worksIn(h.unit());
    }

    private static ReplyView last(HandlingView h) {
        return h.replies().isEmpty() ? null : h.replies().get(h.replies().size() - 1);
    }

    private static HandlingView roundBefore(CaseView c, HandlingView h) {
        return c.handlings().stream()
                .filter(other -> other.unit().equals(h.unit()) && other.round() == h.round() - 1)
                .findFirst()
                .orElse(null);
    }

    private static List<PointOption> points(CaseView c, HandlingView h) {
        HandlingView before = roundBefore(c, h);
        ReplyView said = before == null ? null : last(before);
        return h.proposals().stream()
                .map(n -> new PointOption(
                        n,
                        c.proposals().get(n - 1),
                        said == null ? null : said.answers().get(n)))
                .toList();
    }

    private static List<Remark> remarks(CaseView c, HandlingView h) {
        HandlingView before = roundBefore(c, h);
        List<Remark> remarks = new ArrayList<>(before == null ? List.of() : remarksOfThisRound(before));
        List<PromiseView> promised = before == null || last(before) == null
                ? List.of()
                : last(before).promises();
        if (!promised.isEmpty()) {
            remarks.add(new Remark(
                    "上次答复承诺的事项，请在本次答复中说明办到哪里、还要到什么时候",
                    promised.stream()
                            .map(p -> p.matter() + "（" + ChineseDate.of(p.due()) + "前）")
                            .collect(Collectors.joining("\n"))));
        }
        for (ReplyView r : h.replies()) {
            r.signOffs().stream()
                    .filter(s -> !s.approved())
                    .map(s -> new Remark(s.name() + "（" + s.signer() + "）退回第" + r.draftNumber() + "稿", s.comment()))
                    .forEach(remarks::add);
        }
        return remarks;
    }

    private static List<Remark> remarksOfThisRound(HandlingView h) {
        List<Remark> remarks = new ArrayList<>();
        h.ratings().stream()
                .filter(r -> r.attitude() != null)
                .map(r -> new Remark(
                        "代表评价：办理态度" + r.attitude().label() + "，办理结果"
                                + r.result().label(),
                        r.reasons()))
                .forEach(remarks::add);
        h.decisions().stream()
                .map(d -> new Remark("镇人大办：" + d.decision().label(), d.text()))
                .forEach(remarks::add);
        return remarks;
    }

    private static Revision revision(ReplyView before, ReplyView now) {
        Map<Integer, List<Changes.Piece>> answers = new LinkedHashMap<>();
        now.answers()
                .forEach((number, text) ->
                        answers.put(number, Changes.between(before.answers().get(number), text)));
        List<String> others = new ArrayList<>();
        changed(others, "类别", before.replyClass().code() + "类", now.replyClass().code() + "类");
        changed(others, "原因说明", before.classReason(), now.classReason());
        changed(others, "文号", before.letterNumber(), now.letterNumber());
        changed(others, "联系人", before.contactPerson(), now.contactPerson());
        changed(others, "联系电话", before.contactPhone(), now.contactPhone());
        changed(others, "公开属性", before.publicity().label(), now.publicity().label());
        for (PromiseView p : now.promises()) {
            if (!before.promises().contains(p)) {
                others.add("新写承诺：" + p.matter() + "（" + ChineseDate.of(p.due()) + "）");
            }
        }
        for (PromiseView p : before.promises()) {
            if (!now.promises().contains(p)) {
                others.add("去掉承诺：" + p.matter() + "（" + ChineseDate.of(p.due()) + "）");
            }
        }
        return new Revision(before.draftNumber(), Changes.between(before.opening(), now.opening()), answers, others);
    }

    private static void changed(List<String> others, String what, String before, String now) {
        String old = before == null ? "" : before.strip();
        String fresh = now == null ? "" : now.strip();
        if (!old.equals(fresh)) {
            others.add(what + "由“" + (old.isEmpty() ? "无" : old) + "”改为“" + (fresh.isEmpty() ? "无" : fresh) + "”");
        }
    }
}
