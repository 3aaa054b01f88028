package org.jianyi.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jianyi.Cast;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditLine;
import org.jianyi.audit.AuditTrail;
import org.jianyi.handling.HandlingId;
import org.jianyi.paper.Upload;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.stereotype.Component;

/** Lets the people of a test act: each with his own rights, through the desk, on a day the test names. */
@Component
public class Stage {

    private final Cast cast;
    private final Desk desk;
    private final EnginePeople people;
    private final EngineClock clock;
    private final IdentityService identity;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final ProcessEngine engine;
    private final Upload upload;
    private final AuditTrail trail;
    private final ObjectMapper mapper;

    Stage(
            Cast cast,
            Desk desk,
            EnginePeople people,
            EngineClock clock,
            IdentityService identity,
            TaskService tasks,
            RuntimeService runtime,
            ManagementService management,
            ProcessEngine engine,
            Upload upload,
            AuditTrail trail,
            ObjectMapper mapper) {
        this.cast = cast;
        this.desk = desk;
        this.people = people;
        this.clock = clock;
        this.identity = identity;
        this.tasks = tasks;
        this.runtime = runtime;
        this.management = management;
        this.engine = engine;
        this.upload = upload;
        this.trail = trail;
        this.mapper = mapper;
    }

    public Cast cast() {
        cast.enter();
        return cast;
    }

    public void today(LocalDate day) {
        clock.setTo(day.atTime(10, 0).atZone(EngineClock.TOWN).toInstant());
    }

    public Actor actor(String userId) {
        return people.actor(userId);
    }

    /** Runs something with a person's rights. */
    public <T> T as(String userId, java.util.function.Supplier<T> act) {
        Actor actor = people.actor(userId);
        identity.setAuthentication(userId, List.copyOf(actor.groups()));
        try {
            return act.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    public void as(String userId, Runnable act) {
        as(userId, () -> {
            act.run();
            return null;
        });
    }

    /** @return the id of the suggestion that was submitted */
    public SuggestionId submits(String userId, Map<String, Object> form) {
        return new SuggestionId(as(userId, () -> desk.start(Case.SUGGESTION_HANDLING, json(form))));
    }

    public void starts(String userId, String process, Map<String, Object> form) {
        as(userId, () -> desk.start(process, json(form)));
    }

    /** Completes the one open task of that step in the case, and works off what follows in the background. */
    public void does(String userId, SuggestionId suggestion, String step, Map<String, Object> form) {
        completes(userId, suggestion, step, form);
        worksOff();
    }

    /** The same for one unit's share. */
    public void does(String userId, HandlingId handling, String step, Map<String, Object> form) {
        completes(userId, task(userId, handling, step), form);
        worksOff();
    }

    /** Completes the task, and leaves the background for later. */
    public void completes(String userId, SuggestionId suggestion, String step, Map<String, Object> form) {
        completes(userId, task(userId, suggestion, step), form);
    }

    public void completes(String userId, String task, Map<String, Object> form) {
        as(userId, () -> desk.complete(task, json(form)));
    }

    /** @return the id of the open task that this person can see */
    public String task(String userId, SuggestionId suggestion, String step) {
        return task(userId, suggestion, step, open -> true);
    }

    /** The same in one unit's share. */
    public String task(String userId, HandlingId handling, String step) {
        return task(
                userId, handling.suggestion(), step, open -> handling.value().equals(open.handling()));
    }

    private String task(String userId, SuggestionId suggestion, String step, Predicate<Desk.OpenTask> which) {
        return as(userId, () -> desk.tasksOf(suggestion, people.actor(userId))).stream()
                .filter(open -> open.step().equals("UserTask_" + step))
                .filter(which)
                .findFirst()
                .orElseThrow(() -> new AssertionError(userId + " sees no task " + step + " but " + steps(suggestion)))
                .id();
    }

    /** @return the sentence with which this was refused; fails when it was done, or went wrong otherwise */
    public Refusal refusal(Runnable act) {
        Throwable failure = Assertions.catchThrowable(act::run);
        Assertions.assertThat(failure).as("should be refused").isNotNull();
        return Failures.asRefusal(failure).orElseThrow(() -> new AssertionError("refused without a sentence", failure));
    }

    /** The lines of the audit trail, in order. */
    public List<AuditLine> trail(SuggestionId suggestion) {
        return trail.forSuggestion(suggestion.value());
    }

    /** What was done, as the audit trail says. */
    public List<String> acts(SuggestionId suggestion) {
        return trail(suggestion).stream().map(AuditLine::act).toList();
    }

    /** The running process of a case. */
    public ProcessInstance process(SuggestionId suggestion) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(Case.SUGGESTION_HANDLING)
                .processInstanceBusinessKey(suggestion.value())
                .singleResult();
    }

    /** Executes everything the job executor would at once; what waits for its time goes off when a test lets it. */
    public void worksOff() {
        List<Job> jobs = management.createJobQuery().executable().messages().list();
        while (!jobs.isEmpty()) {
            jobs.stream().map(Job::getId).filter(this::isWaiting).forEach(management::executeJob);
            jobs = management.createJobQuery().executable().messages().list();
        }
    }

    /**
     * Lets time pass for one case: each of its timers goes off at its moment.
     *
     * @return which went off and when, up to the end of that day: 2026-07-08T08:00 ReminderDue
     */
    public List<String> timePasses(SuggestionId suggestion, LocalDate until) {
        List<String> gone = new ArrayList<>();
        Date end = ByTheClock.endOf(until);
        Optional<Job> next = nextTimer(suggestion);
        while (next.isPresent() && next.get().getDuedate().before(end)) {
            Job timer = next.get();
            if (timer.getDuedate().toInstant().isAfter(clock.instant())) {
                clock.setTo(timer.getDuedate().toInstant());
            }
            gone.add(LocalDateTime.ofInstant(timer.getDuedate().toInstant(), EngineClock.TOWN) + " "
                    + management
                            .createJobDefinitionQuery()
                            .jobDefinitionId(timer.getJobDefinitionId())
                            .singleResult()
                            .getActivityId()
                            .replaceFirst("^.*_", ""));
            management.executeJob(timer.getId());
            jobsOf(suggestion)
                    .filter(job -> job.getDuedate() == null)
                    .forEach(job -> management.executeJob(job.getId()));
            next = nextTimer(suggestion);
        }
        today(until);
        return gone;
    }

    private Optional<Job> nextTimer(SuggestionId suggestion) {
        return jobsOf(suggestion).filter(job -> job.getDuedate() != null).min(Comparator.comparing(Job::getDuedate));
    }

    /** What waits for its time, or for the job executor, in the processes of one case. */
    public Stream<Job> jobsOf(SuggestionId suggestion) {
        return runtime
                .createProcessInstanceQuery()
                .variableValueEquals(Case.SUGGESTION_ID, suggestion.value())
                .list()
                .stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).list().stream());
    }

    /** What one job ends, another need not do any more. */
    private boolean isWaiting(String job) {
        return management.createJobQuery().jobId(job).count() > 0;
    }

    /** The same by the engine's job executor with its several threads, as in the running product. */
    public void worksOffWithManyHands() {
        JobExecutor executor =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        executor.start();
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (management.createJobQuery().executable().count() > 0) {
                Assertions.assertThat(System.nanoTime()).as("jobs are left").isLessThan(end);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        } finally {
            executor.shutdown();
        }
    }

    /**
     * Many people act at the same moment.
     *
     * @return what went wrong, for those who did not get through
     */
    public List<Throwable> together(List<Runnable> acts) {
        CountDownLatch ready = new CountDownLatch(acts.size());
        ExecutorService people = Executors.newFixedThreadPool(acts.size());
        try {
            List<Future<?>> doing = new ArrayList<>();
            for (Runnable act : acts) {
                doing.add(people.submit(() -> {
                    ready.countDown();
                    ready.await();
                    act.run();
                    return null;
                }));
            }
            List<Throwable> failures = new ArrayList<>();
            for (Future<?> done : doing) {
                try {
                    done.get(1, TimeUnit.MINUTES);
                } catch (ExecutionException e) {
                    failures.add(e.getCause());
                } catch (InterruptedException | TimeoutException e) {
                    failures.add(e);
                }
            }
            return failures;
        } finally {
            people.shutdownNow();
        }
    }

    /** The open steps of a case, in every process, without the prefix. */
    public List<String> steps(SuggestionId suggestion) {
        return tasks
                .createTaskQuery()
                .processVariableValueEquals(Case.SUGGESTION_ID, suggestion.value())
                .list()
                .stream()
                .map(Task::getTaskDefinitionKey)
                .map(key -> key.substring("UserTask_".length()))
                .sorted()
                .toList();
    }

    public boolean isRunning(SuggestionId suggestion) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(Case.SUGGESTION_HANDLING)
                        .processInstanceBusinessKey(suggestion.value())
                        .count()
                > 0;
    }

    public String scan(String userId) {
        byte[] pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes();
        UUID id = upload.store(userId, "签名扫描件.pdf", new java.io.ByteArrayInputStream(pdf), "application/pdf")
                .id();
        return id.toString();
    }

    public String json(Object form) {
        try {
            return mapper.writeValueAsString(form);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A complete 提出建议 form; give pairs to change fields. */
    public Map<String, Object> suggestion(Object... changes) {
        return with(
                new HashMap<>(Map.of(
                        "kind", "SUGGESTION",
                        "inSession", false,
                        "title", "关于清淤村前灌溉支渠的建议",
                        "category", "农田水利",
                        "level", "TOWN",
                        "facts", "村前支渠约一千二百米，淤积半米深，去年伏旱时下游三个组的稻田浇不上水。",
                        "proposals", List.of("冬修期间清淤支渠。", "明确管护人员。"),
                        "publicity", "FULL_TEXT",
                        "source", "VISIT",
                        "raisedYears", 0)),
                changes);
    }

    public Map<String, Object> assignment(Object... changes) {
        return with(
                new HashMap<>(Map.of("units", List.of(share("SLZ", "SOLE")), "months", 3, "jointMeeting", true)),
                changes);
    }

    public Map<String, Object> share(String unit, String role, Integer... proposals) {
        return Map.of("unit", unit, "role", role, "proposals", List.of(proposals));
    }

    public Map<String, Object> contact(Object... changes) {
        return with(
                new HashMap<>(Map.of("stage", "BEFORE", "form", "VISIT", "rank", "HEAD", "said", "希望冬修前动工。")), changes);
    }

    private final java.util.concurrent.atomic.AtomicInteger letters = new java.util.concurrent.atomic.AtomicInteger();

    public Map<String, Object> reply(Object... changes) {
        return with(
                new HashMap<>(Map.of(
                        "replyClass", "A",
                        "answers",
                                List.of(
                                        Map.of("proposal", 1, "text", "支渠已于冬修期间清淤。"),
                                        Map.of("proposal", 2, "text", "已聘请两名管护员。")),
                        "letterNumber", "枫水函〔2026〕" + letters.incrementAndGet() + "号",
                        "contactPerson", "经办人",
                        "contactPhone", "0714-0000000",
                        "publicity", "ACTIVE")),
                changes);
    }

    public Map<String, Object> rating(String attitude, String result, Object... changes) {
        return with(new HashMap<>(Map.of("attitude", attitude, "result", result, "solved", "SOLVED")), changes);
    }

    public static Map<String, Object> with(Map<String, Object> form, Object... changes) {
        Map<String, Object> changed = new HashMap<>(form);
        for (int i = 0; i < changes.length; i += 2) {
            changed.put((String) changes[i], changes[i + 1]);
        }
        return changed;
    }

    public static Map<String, Object> form(Object... fields) {
        return with(Map.of(), fields);
    }

    public List<Object> list(Object... values) {
        return new ArrayList<>(List.of(values));
    }
}
