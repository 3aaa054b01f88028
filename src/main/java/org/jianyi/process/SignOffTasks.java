package org.jianyi.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.handling.HandlingId;
import org.jianyi.notice.Matter;
import org.jianyi.notice.NoticeKind;
import org.jianyi.notice.TellOfSubstitution;
import org.jianyi.notice.TellPeople;
import org.jianyi.reply.RecordReply;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Person;
import org.jianyi.substitution.KeepSubstitutes;
import org.jianyi.substitution.NameSubstitute;
import org.jianyi.substitution.SignerPlace;
import org.jianyi.substitution.Substitution;
import org.jianyi.substitution.Substitutions;
import org.jianyi.suggestion.SuggestionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whose the sign-off tasks are. A unit's heads have theirs in common; a leader who is named has his alone. While somebody signs for
 * another, the other's tasks are offered to both of them by name. What the engine lets a substitute see and do are these links and nothing
 * else; they follow from what the domain says of him, are set when a task comes up or a substitution changes, and looked through at the
 * first request of every day, before anybody could use one that is over.
 */
@Component
public class SignOffTasks {

    static final String STEP = "UserTask_SignOffReply";

    private static final Logger LOG = LoggerFactory.getLogger(SignOffTasks.class);
    private static final String OFFICE = "presidium-office";
    private static final long LOCK = 0x6a69616e7969L + 4; // "jianyi", and none of the others

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final EnginePeople people;
    private final Substitutions substitutions;
    private final KeepSubstitutes keepSubstitutes;
    private final TellOfSubstitution tellOfSubstitution;
    private final TellPeople tellPeople;
    private final RecordReply recordReply;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private volatile LocalDate lookedThrough;

    SignOffTasks(
            @Lazy TaskService tasks,
            @Lazy RuntimeService runtime,
            EnginePeople people,
            Substitutions substitutions,
            KeepSubstitutes keepSubstitutes,
            TellOfSubstitution tellOfSubstitution,
            TellPeople tellPeople,
            RecordReply recordReply,
            TransactionTemplate transaction,
            JdbcTemplate jdbc,
            Clock clock) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.people = people;
        this.substitutions = substitutions;
        this.keepSubstitutes = keepSubstitutes;
        this.tellOfSubstitution = tellOfSubstitution;
        this.tellPeople = tellPeople;
        this.recordReply = recordReply;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public Substitution name(String signer, NameSubstitute form, Actor actor) {
        Substitution named = keepSubstitutes.name(signer, form, actor);
        tellOfSubstitution.named(named, LocalDate.now(clock), actor);
        settle();
        return named;
    }

    @Transactional
    public Substitution end(String signer, Long substitution, Actor actor) {
        Substitution ended = keepSubstitutes.end(signer, substitution, actor);
        tellOfSubstitution.ended(ended, LocalDate.now(clock), actor);
        settle();
        return ended;
    }

    /** On a new day some substitutions have begun, and others are over. Whoever asks first looks the tasks through; a failure is no reason to turn him away. */
    public void keepUp() {
        LocalDate today = LocalDate.now(clock);
        if (today.equals(lookedThrough)) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> settle());
            lookedThrough = today;
        } catch (RuntimeException e) {
            LOG.error("the sign-off tasks could not be looked through; whoever signs is still asked by the domain", e);
        }
    }

    /** A task that comes up is settled when the act that led to it is done; before that the engine does not find what is to be taken off it. */
    void cameUp(DelegateTask task) {
        if (!STEP.equals(task.getTaskDefinitionKey()) || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        String id = task.getId();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                settle(tasks.createTaskQuery().taskId(id));
            }
        });
    }

    /** Those of one case, after another leader has taken it over. */
    void settle(SuggestionId suggestion, String leader) {
        people.unchecked(() -> {
            runtime.createProcessInstanceQuery()
                    .processDefinitionKey(Case.UNIT_HANDLING)
                    .variableValueEquals(Case.SUGGESTION_ID, suggestion.value())
                    .list()
                    .forEach(round -> runtime.setVariable(round.getId(), Case.LEADER, leader));
            return null;
        });
        settle(tasks.createTaskQuery()
                .taskDefinitionKey(STEP)
                .processVariableValueEquals(Case.SUGGESTION_ID, suggestion.value()));
    }

    /** Who may sign, or is there at all, is changed by one after another. */
    void oneByOne() {
        jdbc.query("select pg_advisory_xact_lock(?)", rs -> {}, LOCK);
    }

    void settle() {
        oneByOne();
        settle(tasks.createTaskQuery().taskDefinitionKey(STEP));
    }

    private void settle(org.camunda.bpm.engine.task.TaskQuery which) {
        people.unchecked(() -> {
            List<Task> open = which.list();
            List<Substitution> today = open.isEmpty() ? List.of() : today();
            open.forEach(task -> settle(task, today));
            return null;
        });
    }

    /** Those of today that the domain would accept. */
    private List<Substitution> today() {
        return substitutions.on(LocalDate.now(clock)).stream()
                .filter(it -> people.actor(it.substituteId())
                        .signsFor(it.place(), it.signerId())
                        .isPresent())
                .toList();
    }

    private void settle(Task task, List<Substitution> today) {
        String named = leaderOf(task);
        String place = place(task);
        Candidates before = Candidates.of(tasks, task.getId());
        Map<String, Substitution> substitutes = new TreeMap<>();
        today.stream()
                .filter(it -> it.place().equals(place))
                .filter(it -> named == null
                        ? !people.actor(it.substituteId()).groups().contains(place)
                        : named.equals(it.signerId()))
                .filter(it -> maySign(it.substituteId(), task) && maySign(it.signerId(), task))
                .forEach(it -> substitutes.putIfAbsent(it.substituteId(), it));
        Set<String> users = new TreeSet<>(substitutes.keySet());
        if (named != null && !users.isEmpty()) {
            users.add(named);
        }
        String topic = TellOfSteps.topic(task.getId());
        before.users().stream().filter(user -> !users.contains(user)).forEach(user -> {
            tasks.deleteCandidateUser(task.getId(), user);
            if (!user.equals(named)) {
                tellPeople.lapseFor(handling(task).suggestion(), topic, user, "代理已经结束");
            }
        });
        users.stream().filter(user -> !before.users().contains(user)).forEach(user -> {
            tasks.addCandidateUser(task.getId(), user);
            Substitution as = substitutes.get(user);
            if (as != null) {
                tellToSign(task, topic, new Person(user, as.substituteName()), "答复稿已拟好，请代" + as.signerName() + "审签。");
            }
        });
        if (named != null && before.groups().contains(place)) {
            tasks.deleteCandidateGroup(task.getId(), place);
        }
        String holder = holder(task.getAssignee(), named, named == null ? place : null, before.users(), users);
        if (!Objects.equals(holder, task.getAssignee())) {
            tasks.setAssignee(task.getId(), holder);
            if (holder != null && holder.equals(named)) {
                tellWhoHasIt(task, topic, named);
            }
        }
    }

    /** Another leader than the one it waited for; whose it was before has been told already, and is not again. */
    private void tellWhoHasIt(Task task, String topic, String leader) {
        if (task.getAssignee() != null) {
            tellPeople.lapseFor(handling(task).suggestion(), topic, task.getAssignee(), "已改由其他镇领导审签");
        }
        people.find(leader).ifPresent(person -> tellToSign(task, topic, person, NoticeKind.SIGN_OFF.toDo()));
    }

    private void tellToSign(Task task, String topic, Person person, String text) {
        HandlingId share = handling(task);
        tellPeople.tell(
                new Matter(topic, NoticeKind.SIGN_OFF, share.suggestion(), share, text, LocalDate.now(clock), null),
                List.of(person));
    }

    /** Who has it: the named one, unless it is offered to several; then whoever of them has taken it, or the office, which enters what was signed on paper. */
    private String holder(String now, String named, String group, Set<String> before, Set<String> users) {
        boolean ofTheOffice = now != null && people.actor(now).groups().contains(OFFICE);
        if (ofTheOffice) {
            return now;
        }
        if (named != null && users.isEmpty()) {
            return named;
        }
        boolean wasHisAlone = named != null && before.isEmpty();
        boolean mayKeep = now != null
                && (users.contains(now)
                        || group != null && people.actor(now).groups().contains(group));
        return mayKeep && !wasHisAlone ? now : null;
    }

    /** Who drafted the reply, or leads the suggestion, is not asked. */
    private boolean maySign(String userId, Task task) {
        return recordReply.whyNotSignedBy(userId, handling(task)) == null;
    }

    private HandlingId handling(Task task) {
        return new HandlingId((String) runtime.getVariable(task.getExecutionId(), Case.HANDLING_ID));
    }

    /**
     * His form may have been open when it ended; a task that came up later was never his.
     *
     * @throws Refusal when this person could have signed here until his time as a substitute was over
     */
    public void requireTime(Task task, Actor actor) {
        if (!STEP.equals(task.getTaskDefinitionKey())
                || actor.userId().equals(task.getAssignee())
                || Candidates.of(tasks, task.getId()).include(actor.userId(), actor.groups())) {
            return;
        }
        LocalDate since = LocalDate.ofInstant(task.getCreateTime().toInstant(), clock.getZone());
        keepSubstitutes
                .over(actor.userId(), new SignerPlace(place(task)), leaderOf(task))
                .filter(it -> !it.lastHeld().isBefore(since))
                .ifPresent(it -> {
                    throw Refusal.forbidden("您代" + it.signerName() + "审签的代理已于" + ChineseDate.of(it.lastHeld())
                            + "结束，填写的内容没有提交，请由" + it.signerName() + "本人审签");
                });
    }

    private String place(Task task) {
        return isLeaders(task)
                ? SignerPlace.LEADER
                : SignerPlace.headOf((String) runtime.getVariable(task.getExecutionId(), Case.UNIT));
    }

    /** The leader who alone may sign here, or null: then all of the group may. */
    String leaderOf(Task task) {
        return isLeaders(task) ? (String) runtime.getVariable(task.getExecutionId(), Case.LEADER) : null;
    }

    private boolean isLeaders(Task task) {
        return SignerPlace.LEADER.equals(runtime.getVariable(task.getExecutionId(), "signer"));
    }
}
