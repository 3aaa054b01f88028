package org.jianyi.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jianyi.ActDay;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.HandlingStatus;
import org.jianyi.handling.Handlings;
import org.jianyi.paper.Audience;
import org.jianyi.paper.Papers;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Standing;
import org.jianyi.roster.Unit;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Urges a unit, or orders it to answer: written by the office or the presidium, an order signed by the chairman; and ends what has become needless. */
@Service
@Transactional
public class IssueSupervision {

    private static final String CHAIRMAN = "镇人大主席";

    private final Supervisions supervisions;
    private final SupervisionCounters counters;
    private final Suggestions suggestions;
    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final CaseAccess access;
    private final Ladder ladder;
    private final Papers papers;
    private final AuditTrail trail;
    private final Clock clock;

    IssueSupervision(
            Supervisions supervisions,
            SupervisionCounters counters,
            Suggestions suggestions,
            Handlings handlings,
            AssistingOpinions opinions,
            CaseAccess access,
            Ladder ladder,
            Papers papers,
            AuditTrail trail,
            Clock clock) {
        this.supervisions = supervisions;
        this.counters = counters;
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.opinions = opinions;
        this.access = access;
        this.ladder = ladder;
        this.papers = papers;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What was issued or signed.
     *
     * @param ended urges that need no answer any more, since an order has taken their place
     */
    public record Issued(Supervision supervision, List<SupervisionId> ended) {}

    /** Which unit is pressed for its part in a share, and since when it has had it. */
    private record Debtor(Handling handling, Unit unit, LocalDate since) {}

    /**
     * @param assisting code of the unit that owes its opinion on this share; null: the unit that owes the reply
     * @throws Refusal when the actor is neither office nor presidium, the unit owes nothing, or it has something to answer already (R31, R32)
     */
    public Supervision urge(HandlingId id, String assisting, IssueUrge form, Actor actor) {
        Suggestion suggestion = supervised(id, actor);
        Debtor debtor = debtor(id, assisting);
        open(debtor).filter(other -> other.state().isLive()).forEach(other -> refuseBecauseOf(other, actor));
        LocalDate day = ActDay.of(form.day(), today(), debtor.since(), "交办");
        Supervision urge = write(SupervisionKind.URGE, suggestion, debtor, Addressee.UNIT, form.text(), day, actor);
        issue(urge, day, actor.name(), null);
        note(urge, actor, null, "催办", day, urge.label() + "，" + urge.addresseeName());
        supervisions.flush();
        return urge;
    }

    /**
     * The presidium's own order is signed with that; what the office writes waits for the chairman, unless he has signed on paper.
     *
     * @throws Refusal as above, or when the leader who shall answer is not named, or the presidium cannot see what it would sign
     */
    public Issued order(HandlingId id, String assisting, IssueOrder form, Actor actor) {
        Suggestion suggestion = supervised(id, actor);
        Debtor debtor = debtor(id, assisting);
        open(debtor)
                .filter(other -> other.kind() == SupervisionKind.ORDER)
                .forEach(other -> refuseBecauseOf(other, actor));
        if (form.toLeader() && suggestion.leader() == null) {
            throw Refusal.badInput("toLeader", "这件建议还没有分管镇领导，请选择由承办单位负责人答复");
        }
        if (suggestion.isConfidential() && form.scan() == null) {
            throw Refusal.badInput("scan", "这件建议申请保密，督办单请由主席在纸上签发，再上传扫描件");
        }
        LocalDate day = ActDay.of(form.day(), today(), debtor.since(), "交办");
        Addressee addressee = form.toLeader() ? Addressee.LEADER : Addressee.HEAD;
        Supervision order = write(SupervisionKind.ORDER, suggestion, debtor, addressee, form.text(), day, actor);
        claim(form.scan(), order, actor);
        if (!actor.isPresidium() && form.scan() == null) {
            note(order, actor, null, "拟督办单", day, order.addresseeName());
            supervisions.flush();
            return new Issued(order, List.of());
        }
        return sign(order, day, form.scan(), actor);
    }

    /** @throws Refusal when the actor is not of the presidium and brings no paper, or the order is not signed without saying why */
    public Issued sign(SupervisionId id, SignOrder form, Actor actor) {
        // In the order in which everybody locks them who needs more than one; otherwise two could wait for each other.
        HandlingId share = supervisions.handlingOf(id).map(HandlingId::of).orElseThrow(SupervisionId::unknown);
        handlings.findLocked(share);
        supervisions.lockOpen(share);
        Supervision order = supervisions.get(id);
        access.require(suggestions.get(order.suggestion()), actor);
        Standing standing = Standing.forPerson(actor.isPresidium(), CHAIRMAN, actor, form.scan());
        LocalDate day = ActDay.of(form.day(), today(), order.draftedOn(), "拟稿");
        claim(form.scan(), order, actor);
        UUID scan = standing.isProxy() ? form.scan() : null;
        if (form.signed()) {
            return sign(order, day, scan, actor);
        }
        if (form.comment() == null || form.comment().isBlank()) {
            throw Refusal.badInput("comment", "不予签发时，请写明意见");
        }
        order.discard(form.comment(), signatory(scan, actor), day);
        note(order, actor, standing.onBehalfOf(), "不予签发督办单", day, form.comment());
        supervisions.flush();
        return new Issued(order, List.of());
    }

    /**
     * Ends what pressed for a share that has ended itself, sent or not.
     *
     * @return whose running processes shall end with that
     */
    public List<SupervisionId> end(HandlingId id) {
        // An open one has taken over the id of a share that the government office gave to another unit.
        String reason = handlings
                .findById(id)
                .filter(handling -> !handling.isOpen())
                .map(IssueSupervision::reason)
                .orElse("承办单位已调整");
        return end(supervisions.lockOpen(id), reason);
    }

    /** Ends what pressed an assisting unit for an opinion that it has given, or that nobody waits for any more. */
    public List<SupervisionId> endOfOpinions(SuggestionId id) {
        List<SupervisionId> ended = new ArrayList<>();
        for (Supervisions.Pressing pressing : supervisions.pressing(id)) {
            Handling handling =
                    handlings.findById(HandlingId.of(pressing.getHandling())).orElse(null);
            if (handling != null
                    && !handling.unit().code().equals(pressing.getUnit())
                    && opinion(handling, pressing.getUnit()).isEmpty()) {
                ended.addAll(endOfOpinion(handling, new SupervisionId(pressing.getId())));
            }
        }
        return ended;
    }

    /** Only what ends is locked: two who act on two of one case would wait for each other otherwise. */
    private List<SupervisionId> endOfOpinion(Handling handling, SupervisionId id) {
        Supervision needless = supervisions.getLocked(id);
        if (!needless.state().isOpen()) {
            return List.of();
        }
        boolean given = opinions.findByHandlingOrderById(handling.id()).stream()
                .anyMatch(opinion -> opinion.state() == AssistingOpinion.State.GIVEN
                        && opinion.unit().code().equals(needless.unit().code()));
        return end(List.of(needless), needless.unit().name() + (given ? "已提出会办意见" : "不再需要提出会办意见"));
    }

    private List<SupervisionId> end(List<Supervision> needless, String reason) {
        List<SupervisionId> ended = new ArrayList<>();
        for (Supervision supervision : needless) {
            String act = supervision.state() == SupervisionState.DRAFTED ? "督办单不再签发" : "督办终止";
            String label = supervision.label();
            supervision.becomeNeedless(reason, today());
            note(
                    supervision,
                    Actor.SYSTEM,
                    null,
                    act,
                    today(),
                    label + "，" + supervision.unit().name() + "：" + reason);
            ended.add(supervision.id());
        }
        supervisions.flush();
        return ended;
    }

    /** What the unit still owes to an urge it need not answer beside the order. */
    private Issued sign(Supervision order, LocalDate day, UUID scan, Actor actor) {
        List<Supervision> urges = supervisions.lockOpen(order.handling()).stream()
                .filter(other -> other.kind() == SupervisionKind.URGE)
                .filter(other -> other.unit().code().equals(order.unit().code()))
                .toList();
        int number = counters.nextNumber(SupervisionKind.ORDER, day.getYear());
        List<SupervisionId> ended = end(urges, "已由" + day.getYear() + "年第" + number + "号督办单代替，不再另行答复");
        order.issue(
                number, day, signatory(scan, actor), scan, ladder.answerDue(day).due());
        note(order, actor, scan == null ? null : CHAIRMAN, "签发督办单", day, order.label() + "，" + order.addresseeName());
        supervisions.flush();
        return new Issued(order, ended);
    }

    private void issue(Supervision supervision, LocalDate day, String signatory, UUID scan) {
        supervision.issue(
                counters.nextNumber(supervision.kind(), day.getYear()),
                day,
                signatory,
                scan,
                ladder.answerDue(day).due());
    }

    private Supervision write(
            SupervisionKind kind,
            Suggestion suggestion,
            Debtor debtor,
            Addressee addressee,
            String text,
            LocalDate day,
            Actor actor) {
        return supervisions.save(new Supervision(
                counters.nextId(day.getYear()),
                kind,
                suggestion,
                debtor.handling(),
                debtor.unit(),
                addressee,
                text,
                day,
                actor,
                clock.instant()));
    }

    private Suggestion supervised(HandlingId id, Actor actor) {
        Suggestion suggestion = suggestions.getLocked(id.suggestion());
        access.require(suggestion, actor);
        if (!actor.isSupervisor()) {
            throw Refusal.forbidden("只有镇人大办和主席团可以催办、督办");
        }
        return suggestion;
    }

    private Handling open(HandlingId id) {
        Handling handling = handlings.getLocked(id);
        if (!handling.isOpen()) {
            throw Refusal.conflict(
                    handling.unit().name() + "的办理目前为“" + handling.status().label() + "”，不需要催办、督办");
        }
        return handling;
    }

    private Debtor debtor(HandlingId id, String assisting) {
        Handling handling = open(id);
        if (assisting == null || assisting.equals(handling.unit().code())) {
            return new Debtor(handling, handling.unit(), handling.assignedOn());
        }
        return opinion(handling, assisting)
                .map(opinion -> new Debtor(handling, opinion.unit(), opinion.askedOn()))
                .orElseThrow(() -> Refusal.conflict("这个单位没有欠着的会办意见，不需要催办、督办，请刷新后查看"));
    }

    /** What an assisting unit still owes; nothing once the lead unit has drafted its reply. */
    private Optional<AssistingOpinion> opinion(Handling handling, String unit) {
        return opinions.findByHandlingOrderById(handling.id()).stream()
                .filter(opinion -> opinion.state() == AssistingOpinion.State.ASKED && handling.isUndrafted())
                .filter(opinion -> opinion.unit().code().equals(unit))
                .findFirst();
    }

    private Stream<Supervision> open(Debtor debtor) {
        return supervisions.lockOpen(debtor.handling().id()).stream()
                .filter(other -> other.unit().code().equals(debtor.unit().code()));
    }

    /** Whoever signs what is drafted already has it among his tasks. */
    private static void refuseBecauseOf(Supervision other, Actor actor) {
        String instead = other.state() != SupervisionState.DRAFTED
                ? "（" + other.state().label() + "），不必重复发"
                : actor.isPresidium() ? "，请在您的待办“签发督办单”里签发" : "，请等主席签发";
        throw Refusal.conflict(other.unit().name() + "已有" + other.label() + instead);
    }

    private static String signatory(UUID scan, Actor actor) {
        return scan == null ? actor.name() : CHAIRMAN;
    }

    private static String reason(Handling handling) {
        if (handling.isReplied()) {
            return handling.unit().name() + "已于" + ChineseDate.of(handling.repliedOn()) + "答复代表";
        }
        return handling.status() == HandlingStatus.REASSIGNED ? "已改由其他单位承办" : "已取消承办：" + handling.endReason();
    }

    private void claim(UUID scan, Supervision supervision, Actor actor) {
        if (scan != null) {
            papers.claim(List.of(scan), actor.userId(), supervision.suggestion().value(), Audience.INSIDE);
        }
    }

    private void note(
            Supervision supervision, Actor actor, String onBehalfOf, String act, LocalDate day, String detail) {
        trail.record(supervision.suggestion().value(), actor.userId(), actor.name(), onBehalfOf, act, day, detail);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
