package org.jianyi.web.staff;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.draft.Draft;
import org.jianyi.draft.Drafts;
import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.OpenCases;
import org.jianyi.process.Case;
import org.jianyi.process.Desk;
import org.jianyi.process.Leaving;
import org.jianyi.process.OpenWork;
import org.jianyi.roster.Accounts;
import org.jianyi.roster.Accounts.Account;
import org.jianyi.roster.Actor;
import org.jianyi.roster.FirstPasswords;
import org.jianyi.roster.People;
import org.jianyi.roster.Person;
import org.jianyi.roster.Posts;
import org.jianyi.roster.StoppedAccounts;
import org.jianyi.substitution.KeepSubstitutes;
import org.jianyi.substitution.SignerPlace;
import org.jianyi.substitution.Substitution;
import org.jianyi.substitution.Substitutions;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.web.staff.StaffView.DraftLine;
import org.jianyi.web.staff.StaffView.Line;
import org.jianyi.web.staff.StaffView.Place;
import org.jianyi.web.staff.StaffView.SubstitutionLine;
import org.jianyi.web.staff.StaffView.UnitCases;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what is open with one person, for himself, the office or the administrator. */
@Component
@Transactional(readOnly = true)
class StaffViews {

    private final OpenWork openWork;
    private final Leaving leaving;
    private final OpenCases openCases;
    private final Suggestions suggestions;
    private final Handlings handlings;
    private final CaseAccess access;
    private final Drafts drafts;
    private final FirstPasswords firstPasswords;
    private final Substitutions substitutions;
    private final KeepSubstitutes keepSubstitutes;
    private final Accounts accounts;
    private final StoppedAccounts stoppedAccounts;
    private final People people;
    private final Posts posts;
    private final Clock clock;

    StaffViews(
            OpenWork openWork,
            Leaving leaving,
            OpenCases openCases,
            Suggestions suggestions,
            Handlings handlings,
            CaseAccess access,
            Drafts drafts,
            FirstPasswords firstPasswords,
            Substitutions substitutions,
            KeepSubstitutes keepSubstitutes,
            Accounts accounts,
            StoppedAccounts stoppedAccounts,
            People people,
            Posts posts,
            Clock clock) {
        this.openWork = openWork;
        this.leaving = leaving;
        this.openCases = openCases;
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.access = access;
        this.drafts = drafts;
        this.firstPasswords = firstPasswords;
        this.substitutions = substitutions;
        this.keepSubstitutes = keepSubstitutes;
        this.accounts = accounts;
        this.stoppedAccounts = stoppedAccounts;
        this.people = people;
        this.posts = posts;
        this.clock = clock;
    }

    /** @throws Refusal when this is not the actor's to see, or there is no such person */
    StaffView of(String userId, Actor actor) {
        if (!userId.equals(actor.userId()) && !actor.isRosterKeeper()) {
            throw Refusal.forbidden("交接清单由本人、镇人大办和系统管理员查看");
        }
        Account account = accounts.find(userId).orElseThrow(() -> Refusal.notFound("没有这个人"));
        List<OpenWork.Piece> pieces = openWork.of(userId);
        List<StaffView.Task> tasks = pieces.stream()
                .map(piece -> new StaffView.Task(
                        piece.task().id(),
                        piece.task().label(),
                        line(
                                suggestions.get(new SuggestionId(piece.task().suggestion())),
                                piece.task().due(),
                                actor),
                        piece.hold().label(),
                        piece.hangsOnHim(),
                        piece.hold() != OpenWork.Hold.NAMED && piece.task().mine()))
                .toList();
        List<Suggestion> charges = suggestions.inChargeOf(userId);
        return new StaffView(
                userId,
                account.name(),
                posts.inWords(account.groups()),
                userId.equals(actor.userId()),
                account.isStopped(),
                isDeputyOnly(account),
                stoppedAccounts
                        .findById(userId)
                        .map(stopped -> new StaffView.Before(
                                LocalDate.ofInstant(stopped.stoppedAt(), clock.getZone()),
                                stopped.stoppedBy(),
                                stopped.reason()))
                        .orElse(null),
                tasks,
                lines(charges, actor),
                lines(suggestions.ledBy(userId), actor),
                units(account, actor),
                drafts(account, pieces, actor),
                substitutions.concerning(userId).stream()
                        .map(it -> line(it, userId, actor))
                        .toList(),
                SignerPlace.in(account.groups()).stream()
                        .map(place -> new Place(
                                place.group(),
                                posts.inWords(place.group()),
                                named(keepSubstitutes.fitting(userId, place))))
                        .toList(),
                colleagues(userId, pieces, !charges.isEmpty()),
                account.isStopped() ? null : leaving.hanging(userId));
    }

    /** Whether he holds no post beside his mandate. */
    boolean isDeputyOnly(String userId) {
        return accounts.find(userId).filter(StaffViews::isDeputyOnly).isPresent();
    }

    private static boolean isDeputyOnly(Account account) {
        return account.groups().equals(Set.of("deputy"));
    }

    private List<Line> lines(List<Suggestion> cases, Actor actor) {
        return cases.stream()
                .map(s -> line(s, due(s), actor))
                .sorted(Comparator.comparing(Line::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private Line line(Suggestion s, LocalDate due, Actor actor) {
        boolean seen = access.mayView(s, actor);
        return new Line(
                s.id().value(),
                s.number() == null ? s.numberLabel() : s.number().labelInSession(),
                seen ? s.title() : s.openTitle(),
                seen ? "/suggestions/" + s.id().value() : null,
                s.status().label(),
                due,
                due != null && due.isBefore(today()));
    }

    /** The first date by which a unit must answer. */
    private LocalDate due(Suggestion s) {
        return handlings.findBySuggestionOrderById(s.id()).stream()
                .filter(Handling::isOpen)
                .map(Handling::due)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private List<UnitCases> units(Account account, Actor actor) {
        List<UnitCases> units = new ArrayList<>();
        for (String group : account.groups()) {
            if (group.startsWith(Posts.HANDLERS) && openWork.isAloneIn(group, account.userId())) {
                List<Suggestion> open = group.startsWith(Posts.HEADS)
                        ? openCases.answeredBy(group.substring(Posts.HEADS.length()))
                        : openCases.of(group.substring(Posts.HANDLERS.length()));
                if (!open.isEmpty()) {
                    units.add(new UnitCases(posts.inWords(group), lines(open, actor)));
                }
            }
        }
        return units;
    }

    /** What was typed for a task lies with the task; what is to start something is its writer's alone. */
    private List<DraftLine> drafts(Account account, List<OpenWork.Piece> pieces, Actor actor) {
        Actor person = people.actor(account.userId());
        List<String> taken = pieces.stream()
                .map(OpenWork.Piece::task)
                .filter(Desk.OpenTask::mine)
                .map(Desk.OpenTask::id)
                .toList();
        return drafts.findBySavedByOrTaskIdInOrderBySavedAtDesc(account.userId(), taken).stream()
                .flatMap(draft -> {
                    Optional<Desk.OpenTask> task = openWork.task(draft.taskId(), person);
                    return task.filter(open -> open.holder() != null).isPresent()
                            ? Stream.empty()
                            : Stream.of(draft(draft, task, account, actor));
                })
                .toList();
    }

    /** @param task for which it was typed, as long as that is open */
    private DraftLine draft(Draft draft, Optional<Desk.OpenTask> task, Account account, Actor actor) {
        LocalDateTime at = draft.savedAt().atZone(clock.getZone()).toLocalDateTime();
        boolean own = account.userId().equals(actor.userId());
        for (String process : List.of(Case.SUGGESTION_HANDLING, Case.WITHDRAWAL)) {
            if (draft.taskId().equals(Drafts.ofStart(process, account.userId()))) {
                String what = process.equals(Case.WITHDRAWAL) ? "没写完的撤回申请" : "没写完的建议";
                return new DraftLine(what, null, own ? "/start/" + process : null, at);
            }
        }
        Optional<HandlingId> recorded = Drafts.recordedHandling(draft.taskId()).map(HandlingId::new);
        return new DraftLine(
                task.map(Desk.OpenTask::label).orElse(recorded.isPresent() ? "代录单位办理" : "已经不用办的任务"),
                task.map(open -> new SuggestionId(open.suggestion()))
                        .or(() -> recorded.map(HandlingId::suggestion))
                        .flatMap(suggestions::findById)
                        .map(s -> line(s, null, actor))
                        .orElse(null),
                (own || actor.isOffice()) && (task.isPresent() || recorded.isPresent())
                        ? recorded.map(share -> "/suggestions/" + share.suggestion() + "/record?handling=" + share)
                                .orElse("/tasks/" + draft.taskId())
                        : null,
                at);
    }

    private SubstitutionLine line(Substitution it, String userId, Actor actor) {
        boolean given = it.signerId().equals(userId);
        boolean over = it.isOver(today());
        return new SubstitutionLine(
                it.id(),
                given,
                given ? it.substituteName() : it.signerName(),
                posts.inWords(it.place()),
                it.time(),
                it.reason(),
                it.namedForHimBy(),
                over ? ending(it) : it.isOn(today()) ? "代理中" : "将开始",
                given && !over,
                given && !over && firstPasswords.isLockedOut(it.substituteId()));
    }

    private static String ending(Substitution it) {
        if (it.isCancelled()) {
            return "已取消";
        }
        return it.endedOn() == null ? "已结束" : "已于" + ChineseDate.of(it.endedOn()) + "结束";
    }

    private Map<String, String> colleagues(String userId, List<OpenWork.Piece> pieces, boolean leads) {
        Map<String, String> colleagues = new LinkedHashMap<>();
        Stream.concat(
                        pieces.stream()
                                .filter(piece -> piece.hold() != OpenWork.Hold.NAMED && piece.group() != null)
                                .map(OpenWork.Piece::group),
                        leads ? Stream.of(SignerPlace.LEADER) : Stream.empty())
                .distinct()
                .forEach(group -> people.members(group).stream()
                        .filter(person -> !person.userId().equals(userId))
                        .forEach(person -> colleagues.merge(
                                person.userId(),
                                person.name() + "（" + posts.inWords(group)
                                        + (firstPasswords.isLockedOut(person.userId()) ? "，还没有领到密码" : "") + "）",
                                (one, other) -> one)));
        return colleagues;
    }

    private static Map<String, String> named(List<Person> people) {
        Map<String, String> named = new LinkedHashMap<>();
        people.forEach(person -> named.put(person.userId(), person.name()));
        return named;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
