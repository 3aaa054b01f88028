package org.jianyi.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jianyi.assignment.AssignSuggestion;
import org.jianyi.assignment.CloseReferral;
import org.jianyi.assignment.ConfirmReceipt;
import org.jianyi.assignment.DecideObjection;
import org.jianyi.assignment.DispatchAssignment;
import org.jianyi.assignment.ExamineSuggestion;
import org.jianyi.assignment.RaiseObjection;
import org.jianyi.assignment.UnitShare;
import org.jianyi.handling.DecideExtension;
import org.jianyi.handling.GiveAssistingOpinion;
import org.jianyi.handling.RequestExtension;
import org.jianyi.handling.Role;
import org.jianyi.reply.DeliverReply;
import org.jianyi.reply.DeliveryWay;
import org.jianyi.suggestion.ConfirmCosigning;
import org.jianyi.suggestion.FinishCosigning;
import org.jianyi.suggestion.Ground;
import org.jianyi.suggestion.Level;
import org.jianyi.suggestion.Outcome;
import org.jianyi.suggestion.ReviseSuggestion;
import org.jianyi.suggestion.SubmitSuggestion;
import org.jianyi.withdrawal.ConfirmWithdrawal;
import org.jianyi.withdrawal.WithdrawSuggestion;

/**
 * What happens to one matter, from its submission to its end or to today: each act at a moment of its own, after the one it needs. What lies after
 * today has not happened and is cut off by the plan; so a story that stops somewhere simply goes on tomorrow.
 */
final class Story {

    private static final String[] OFFICE = {"office1", "office2"};

    private final Plan plan;
    private final WorkTime time;
    private final Matter matter;
    private final Plan.Meeting meeting;
    private final LocalDate filedOn;
    private final int place;
    private final Random random;
    private final Roster.Member lead;
    private final List<Roster.Member> cosigners;
    private final String office;
    private final boolean onPaper;
    private Instant examined;
    private Instant delivered;
    private LocalDate assignedOn;
    private LocalDate due;

    /**
     * @param meeting the session it is filed in, or null between sessions
     * @param place its place among the session's matters
     */
    Story(Plan plan, Matter matter, Plan.Meeting meeting, LocalDate filedOn, int place) {
        this.plan = plan;
        this.time = plan.time();
        this.matter = matter;
        this.meeting = meeting;
        this.filedOn = filedOn;
        this.place = place;
        this.random = new Random(Plan.SEED * 31 + matter.key().hashCode());
        this.lead = plan.lead(matter.village(), filedOn);
        this.cosigners = plan.cosigners(lead, matter.cosigners(), filedOn);
        this.office = OFFICE[random.nextInt(OFFICE.length)];
        this.onPaper = matter.stage() == null && matter.revised() == null && random.nextInt(8) == 0;
    }

    void tell() {
        Instant ready = cosign(submit());
        if (is("submitted") || is("cosigning")) {
            return;
        }
        examine(ready);
    }

    private boolean is(String stage) {
        return stage.equals(matter.stage());
    }

    private void act(Instant at, String user, String what, Act.Play play) {
        plan.add(at, matter.key(), user, what, play);
    }

    private Instant submit() {
        Instant at = meeting == null
                ? time.on(filedOn, null, random)
                : time.at(
                                filedOn,
                                random.nextBoolean()
                                        ? LocalTime.of(9, 0).plusMinutes(random.nextInt(165))
                                        : LocalTime.of(14, 0).plusMinutes(random.nextInt(105)))
                        .plusSeconds(random.nextInt(60));
        Words words = new Words(matter);
        act(
                at,
                onPaper ? office : lead.user(),
                "提出",
                p -> p.submit(
                        matter.key(),
                        new SubmitSuggestion(
                                onPaper ? p.deputy(lead.user()) : null,
                                null,
                                meeting != null,
                                words.kind(),
                                matter.title(),
                                matter.category(),
                                Level.TOWN,
                                matter.facts(),
                                matter.proposals(),
                                words.publicity(),
                                words.source(),
                                words.formedBy(),
                                matter.raisedYears(),
                                null,
                                matter.contactWish(),
                                matter.outcome().equals("reference"),
                                true,
                                random(3) == 0 && matter.units() != null && matter.objection() == null
                                        ? matter.units().replying()
                                        : null,
                                matter.confidential() != null,
                                matter.confidential(),
                                cosigners.stream().map(c -> p.deputy(c.user())).toList(),
                                onPaper,
                                List.of(),
                                onPaper ? p.scan(office, "代表签名的建议", matter.key()) : null,
                                false,
                                null)));
        return at;
    }

    /** A number of this matter that does not depend on when it is asked for. */
    private int random(int below) {
        return Math.floorMod(matter.key().hashCode() / 7, below);
    }

    /** Co-signers confirm within the hour on a session's day, within two days between sessions; of four or more one does not answer. */
    private Instant cosign(Instant from) {
        if (onPaper || cosigners.isEmpty()) {
            return from;
        }
        boolean oneIsSilent = cosigners.size() >= 4 || is("cosigning");
        List<Roster.Member> answering = is("cosigning")
                ? cosigners.subList(0, 1)
                : oneIsSilent ? cosigners.subList(0, cosigners.size() - 1) : cosigners;
        Instant last = from;
        for (Roster.Member cosigner : answering) {
            Instant at = meeting != null || is("submitted")
                    ? time.workedMinutesAfter(last, 3 + random.nextInt(18), random)
                    : time.on(time.day(last), last, random);
            last = at;
            act(
                    at,
                    cosigner.user(),
                    "附议",
                    p -> p.confirms(matter.key(), "ConfirmCosigning", new ConfirmCosigning(true, null)));
        }
        if (oneIsSilent && !is("cosigning")) {
            last = meeting != null
                    ? time.workedMinutesAfter(last, 20, random)
                    : time.on(time.plus(time.day(last), 1), last, random);
            act(last, lead.user(), "不再等待附议", p -> p.does(matter.key(), "FinishCosigning", new FinishCosigning(true)));
        }
        return last;
    }

    private void examine(Instant ready) {
        Instant at = meeting == null
                ? time.on(time.plus(time.day(ready), random.nextInt(2)), ready, random)
                : random.nextInt(3) > 0
                        ? time.workedMinutesAfter(ready, 15 + random.nextInt(50), random)
                        : time.on(time.plus(time.day(ready), 1), ready, random);
        if (is("returned")) {
            at = time.on(time.plus(filedOn, 2), ready, random);
        }
        if (matter.outcome().equals("returned")) {
            examination(at, Outcome.RETURN, null, matter.correction());
            if (matter.revised() == null) {
                return;
            }
            Instant revised = time.on(time.plus(time.day(at), 1), at, random);
            act(
                    revised,
                    lead.user(),
                    "补正",
                    p -> p.does(
                            matter.key(),
                            "ReviseSuggestion",
                            new ReviseSuggestion(
                                    matter.revised().title(),
                                    matter.revised().facts(),
                                    matter.revised().proposals(),
                                    List.of(),
                                    null,
                                    null,
                                    null)));
            Instant again = cosign(revised);
            at = time.on(time.plus(time.day(again), 1), again, random);
        }
        examined = at;
        switch (matter.outcome()) {
            case "notTakenUp" -> examination(at, Outcome.NOT_TAKEN_UP, Ground.valueOf(matter.ground()), matter.why());
            case "letter" -> examination(at, Outcome.LETTER, null, matter.why());
            case "petition" -> examination(at, Outcome.PETITION, null, matter.why());
            case "referredUp" -> referUp(at);
            case "reference" -> reference(at);
            case "merged" -> merge(at);
            default -> register(at);
        }
    }

    private void examination(Instant at, Outcome outcome, Ground ground, String reason) {
        act(
                at,
                office,
                outcome.label(),
                p -> p.does(
                        matter.key(),
                        "ExamineSuggestion",
                        new ExamineSuggestion(outcome, ground, reason, null, null, null, null, null, null, null)));
    }

    private void referUp(Instant at) {
        act(
                at,
                office,
                Outcome.REFER_UP.label(),
                p -> p.does(
                        matter.key(),
                        "ExamineSuggestion",
                        new ExamineSuggestion(
                                Outcome.REFER_UP,
                                null,
                                matter.why(),
                                null,
                                matter.unit(),
                                null,
                                null,
                                null,
                                null,
                                null)));
        if (matter.upstreamAnswer() == null) {
            return;
        }
        LocalDate answered = time.plus(time.day(at), 38 + random.nextInt(12));
        LocalDate told = time.plus(answered, 2);
        act(
                time.on(told, null, random),
                office,
                "登记上级答复",
                p -> p.does(
                        matter.key(),
                        "CloseReferral",
                        new CloseReferral(
                                p.unitName(matter.unit()),
                                matter.upstreamNumber(),
                                matter.upstreamAnswer(),
                                answered,
                                told,
                                "电话告知，并把答复复印件送给代表",
                                List.of())));
    }

    private void reference(Instant at) {
        String unit = matter.units().replying();
        act(
                at,
                office,
                Outcome.REFERENCE.label(),
                p -> p.does(
                        matter.key(),
                        "ExamineSuggestion",
                        new ExamineSuggestion(
                                Outcome.REFERENCE, null, null, null, null, unit, null, null, null, null)));
        act(
                time.on(time.plus(time.day(at), 2), at, random),
                handler(unit),
                "收阅",
                p -> p.does(matter.key(), "ConfirmReceipt", new ConfirmReceipt("已收阅，转给修志的同志。", null, null)));
    }

    private void merge(Instant at) {
        Story master = plan.story(matter.into());
        Instant after = master.examined.isAfter(at) ? time.on(time.plus(time.day(master.examined), 1), at, random) : at;
        act(
                after,
                office,
                Outcome.MERGE.label(),
                p -> p.does(
                        matter.key(),
                        "ExamineSuggestion",
                        new ExamineSuggestion(
                                Outcome.MERGE,
                                null,
                                matter.why(),
                                p.id(matter.into()).value(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null)));
        assignedOn = time.day(master.delivered);
        due = master.due;
        new Share(matter.units().replying(), proposals(), false).handle(master.delivered);
    }

    private List<Integer> proposals() {
        int count = matter.revised() == null
                ? matter.proposals().size()
                : matter.revised().proposals().size();
        return IntStream.rangeClosed(1, count).boxed().toList();
    }

    private void register(Instant at) {
        Instant assigned;
        if (meeting != null) {
            examination(at, Outcome.REGISTER, null, null);
            assigned = time.at(meeting.assignedOn(), LocalTime.of(9, 0)).plusSeconds(75L * place + random.nextInt(60));
            assign(assigned, true);
        } else if (is("registered")) {
            examination(at, Outcome.REGISTER, null, null);
            return;
        } else if (random.nextBoolean() && !is("assigned")) {
            assigned = at;
            act(
                    at,
                    office,
                    "登记并交办",
                    p -> p.does(
                            matter.key(),
                            "ExamineSuggestion",
                            new ExamineSuggestion(
                                    Outcome.REGISTER,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    assignment(false),
                                    null)));
        } else {
            examination(at, Outcome.REGISTER, null, null);
            assigned = time.on(time.plus(time.day(at), 1), at, random);
            assign(assigned, false);
        }
        assignedOn = time.day(assigned);
        due = plan.legalClock().replyDue(assignedOn, matter.months()).due();
        if (is("assigned")) {
            return;
        }
        if (meeting == null && Words.isOfTheTown(replying().keySet())) {
            assigned = time.on(time.plus(assignedOn, 1), assigned, random);
            act(
                    assigned,
                    "gov",
                    "政府交办",
                    p -> p.does(
                            matter.key(), "DispatchAssignment", new DispatchAssignment(List.of(), null, null, null)));
        }
        if (matter.outcome().equals("withdrawn")) {
            withdraw(assigned);
            return;
        }
        Instant begun = matter.objection() == null ? assigned : object(assigned);
        if (is("objected")) {
            return;
        }
        replying().forEach((unit, own) -> new Share(unit, own, false).handle(begun));
    }

    private void assign(Instant at, boolean joint) {
        act(at, office, "交办", p -> p.does(matter.key(), "AssignSuggestion", assignment(joint)));
    }

    /** Who replies, to which proposals. */
    private Map<String, List<Integer>> replying() {
        Matter.Assigned units = matter.units();
        return units.separate().isEmpty()
                ? Map.of(units.replying(), proposals())
                : new java.util.TreeMap<>(units.separate());
    }

    private AssignSuggestion assignment(boolean joint) {
        Matter.Objected objection = matter.objection();
        boolean wrongly = objection != null && Boolean.TRUE.equals(objection.upheld());
        return new AssignSuggestion(
                wrongly ? shares(objection.unit()) : shares(matter.units().replying()),
                Words.leader(replying().keySet().iterator().next()),
                matter.months(),
                matter.complexReason(),
                matter.keySuggestion(),
                matter.keyReason(),
                joint,
                null,
                null);
    }

    private List<UnitShare> shares(String lead) {
        Matter.Assigned units = matter.units();
        if (!units.separate().isEmpty()) {
            return replying().entrySet().stream()
                    .map(share -> new UnitShare(share.getKey(), Role.SEPARATE, share.getValue()))
                    .toList();
        }
        List<UnitShare> assisting = units.assisting().stream()
                .filter(unit -> !unit.equals(lead))
                .map(unit -> new UnitShare(unit, Role.ASSISTING, List.of()))
                .toList();
        Role role = assisting.isEmpty() ? Role.SOLE : Role.LEAD;
        return Stream.concat(Stream.of(new UnitShare(lead, role, List.of())), assisting.stream())
                .toList();
    }

    private void withdraw(Instant assigned) {
        Instant at = time.on(time.plus(assignedOn, 9), assigned, random);
        act(
                at,
                lead.user(),
                "申请撤回",
                p -> p.starts(
                        "withdrawal", new WithdrawSuggestion(p.id(matter.key()).value(), matter.why(), null, null)));
        for (Roster.Member cosigner : cosigners) {
            at = time.on(time.day(at), at, random);
            act(
                    at,
                    cosigner.user(),
                    "同意撤回",
                    p -> p.confirms(matter.key(), "ConfirmWithdrawal", new ConfirmWithdrawal(true, null)));
        }
    }

    private Instant object(Instant assigned) {
        Matter.Objected objection = matter.objection();
        Instant raised = time.on(time.plus(assignedOn, 2), assigned, random);
        act(
                raised,
                handler(objection.unit()),
                "申请退办",
                p -> p.objects(
                        matter.key(),
                        objection.unit(),
                        new RaiseObjection(objection.reason(), objection.basis(), objection.proposed(), null, null)));
        if (objection.upheld() == null) {
            return raised;
        }
        Instant decided = time.on(time.plus(time.day(raised), 1), raised, random);
        List<UnitShare> successors = objection.upheld() ? shares(matter.units().replying()) : List.of();
        act(
                decided,
                office,
                objection.upheld() ? "同意退办" : "不同意退办",
                p -> p.does(
                        matter.key(),
                        "DecideObjection",
                        new DecideObjection(objection.upheld(), objection.decision(), successors, null)));
        return decided;
    }

    private static String handler(String unit) {
        return unit.toLowerCase(java.util.Locale.ROOT);
    }

    /** One replying unit's part. */
    private final class Share {

        private final String unit;
        private final List<Integer> own;
        private final boolean again;
        private final Matter.Answer answer;
        private final Matter.Judgement judgement;

        Share(String unit, List<Integer> own, boolean again) {
            this.unit = unit;
            this.own = own;
            this.again = again;
            this.answer = again
                    ? matter.secondRound().answer()
                    : matter.replies().stream()
                            .filter(reply -> reply.unit().equals(unit))
                            .findFirst()
                            .orElse(null);
            this.judgement = again
                    ? matter.secondRound().rating()
                    : matter.ratings().stream()
                            .filter(rating -> rating.unit().equals(unit))
                            .findFirst()
                            .orElse(null);
        }

        void handle(Instant begun) {
            if (!again) {
                supervise(begun);
                askForTime();
            }
            LocalDate[] days = answer == null ? null : replyDays(time.day(begun));
            LocalDate last = days == null ? time.plus(plan.today(), -2) : days[0];
            Instant worked = work(begun, last);
            if (!again && matter.into() == null) {
                assist(begun, worked, last);
            }
            if (answer == null) {
                return;
            }
            Instant drafted = time.on(days[0], worked, random);
            reply(drafted, days);
        }

        /** Draws no chance of its own, so that everything else happens as it would without. */
        private void supervise(Instant begun) {
            for (Matter.Visited visit : matter.visits()) {
                LocalDate day = time.plus(time.day(begun), visit.workingDays());
                act(time.at(day, LocalTime.of(16, 20)), office, visit.kind(), p -> p.visits(matter, visit));
            }
            if (matter.urged() != null) {
                LocalDate day = time.plus(plan.today(), -matter.urged().workingDaysAgo());
                act(
                        time.at(day, LocalTime.of(10, 40)),
                        office,
                        "催办",
                        p -> p.urges(matter.key(), unit, matter.urged().text()));
                act(
                        time.at(time.plus(day, 1), LocalTime.of(9, 10)),
                        handler(unit),
                        "签收催办函",
                        p -> p.receives(matter.key(), unit));
            }
        }

        /** Draws no chance either. */
        private void askForTime() {
            Matter.MoreTime more = matter.moreTime();
            if (more == null) {
                return;
            }
            LocalDate until = time.notAfter(
                    plan.legalClock().replyDue(assignedOn, more.months()).due());
            act(
                    time.at(time.plus(plan.today(), -more.workingDaysAgo()), LocalTime.of(15, 10)),
                    handler(unit),
                    "申请延期",
                    p -> p.asksForTime(matter.key(), unit, new RequestExtension(until, more.reason(), null, null)));
            if (more.grantedWorkingDaysAgo() != null) {
                act(
                        time.at(time.plus(plan.today(), -more.grantedWorkingDaysAgo()), LocalTime.of(9, 50)),
                        office,
                        "同意延期",
                        p -> p.does(matter.key(), "DecideExtension", new DecideExtension(true, more.decision(), null)));
            }
        }

        /** Days of drafting, the head's signature, the leader's, and delivery. */
        private LocalDate[] replyDays(LocalDate begun) {
            if (is("head")) {
                return relativeToToday(-1, 1, 2, 3);
            }
            if (is("leader")) {
                return relativeToToday(-4, -2, 1, 2);
            }
            if (is("signed")) {
                return relativeToToday(-5, -3, -2, 1);
            }
            if (again && is("second")) {
                return relativeToToday(1, 2, 3, 4);
            }
            LocalDate delivery = again ? time.plus(begun, 16 + random.nextInt(3)) : delivery(begun);
            int back = matter.into() == null ? 2 + random.nextInt(3) : 2;
            LocalDate draft = time.plus(delivery, -back - (answer.returnedBySigner() == null ? 0 : 2));
            LocalDate head = time.plus(draft, 1);
            return new LocalDate[] {draft, head, time.plus(delivery, -1), delivery};
        }

        private LocalDate[] relativeToToday(int... workingDays) {
            return IntStream.of(workingDays)
                    .mapToObj(n -> time.plus(plan.today(), n))
                    .toArray(LocalDate[]::new);
        }

        /** Most replies come in the last four weeks before they are due, some long before, very few too late. */
        private LocalDate delivery(LocalDate begun) {
            if (matter.lateBy() > 0) {
                return time.plus(due, matter.lateBy());
            }
            if (is("dissatisfied")) {
                return time.notAfter(due.minusDays(4));
            }
            if (is("second")) {
                return time.notAfter(due.minusDays(26));
            }
            if (matter.into() != null) {
                return time.notAfter(due.minusDays(2));
            }
            boolean master =
                    plan.texts().all().stream().anyMatch(m -> matter.key().equals(m.into()));
            if (master) {
                return time.notAfter(due.minusDays(20));
            }
            if (matter.months() > 3) {
                return time.notAfter(due.minusDays(10L + random.nextInt(25)));
            }
            boolean recent = meeting != null && meeting.index() == 2;
            if (judgement == null && recent) {
                return time.notAfter(due.minusDays(1L + random.nextInt(8)));
            }
            int before = random.nextInt(100) < 75 ? 1 + random.nextInt(26) : 27 + random.nextInt(25);
            LocalDate earliest = time.plus(begun, 18);
            LocalDate day = time.notAfter(due.minusDays(before));
            return day.isBefore(earliest) ? earliest : day;
        }

        /** Contacts and progress, spread over the time until the draft, in the order of the matter. */
        private Instant work(Instant begun, LocalDate last) {
            List<Object> beats = new ArrayList<>();
            List<Matter.Talk> talks = again ? matter.secondRound().contacts() : matter.contacts();
            List<Matter.Step> steps = again
                    ? List.of()
                    : matter.progress().stream()
                            .filter(s -> s.unit().equals(unit))
                            .toList();
            talks.stream().filter(t -> isMine(t) && "办前".equals(t.stage())).forEach(beats::add);
            steps.stream().limit(1).forEach(beats::add);
            talks.stream().filter(t -> isMine(t) && "办中".equals(t.stage())).forEach(beats::add);
            steps.stream().skip(1).forEach(beats::add);
            talks.stream().filter(t -> isMine(t) && "办后".equals(t.stage())).forEach(beats::add);
            LocalDate from = time.day(begun);
            int room = Math.max(1, time.between(from, last) - 1);
            int first = Math.min(room, again ? 2 : 2 + random.nextInt(6));
            if (again && is("second")) {
                beats = beats.subList(0, Math.min(1, beats.size()));
            }
            Instant at = begun;
            for (int i = 0; i < beats.size(); i++) {
                int day = beats.size() == 1 ? first : first + (room - first) * i / beats.size();
                at = time.on(time.plus(from, day), at, random);
                Object beat = beats.get(i);
                if (beat instanceof Matter.Talk talk) {
                    talk(at, talk);
                } else if (beat instanceof Matter.Step step) {
                    boolean photo = random.nextInt(3) == 0;
                    act(at, handler(unit), "办理进展", p -> p.progress(matter, unit, step.text(), photo));
                }
            }
            if (beats.stream().noneMatch(Matter.Talk.class::isInstance) && answer != null) {
                at = time.on(time.plus(from, first), at, random);
                act(at, lead.user(), "免于面商", p -> p.waives(matter.key(), unit));
            }
            return at;
        }

        /** What assisting units noted of a talk is entered by the one that replies. */
        private boolean isMine(Matter.Talk talk) {
            return talk.unit().equals(unit) || matter.units().assisting().contains(talk.unit());
        }

        private void talk(Instant at, Matter.Talk talk) {
            Words words = new Words(matter);
            String contactedBy = judgement == null ? null : judgement.contactedBy();
            act(
                    at,
                    handler(unit),
                    talk.stage() + "沟通",
                    p -> p.talks(matter.key(), unit, words.contact(talk, contactedBy, p)));
        }

        private void assist(Instant begun, Instant worked, LocalDate last) {
            LocalDate from = time.day(begun);
            LocalDate by = plan.legalClock().afterMonths(from, 1).due();
            LocalDate latest = by.isBefore(last) ? by : time.plus(last, -1);
            int room = Math.max(4, time.between(from, latest) - 1);
            for (String assisting : matter.units().assisting()) {
                String text = matter.opinions().get(assisting);
                if (text == null) {
                    continue;
                }
                Instant at = time.on(time.plus(from, 3 + random.nextInt(Math.max(1, room - 3))), begun, random);
                boolean paper = "CWH".equals(assisting) && random.nextBoolean();
                act(
                        at,
                        paper ? office : handler(assisting),
                        "会办意见",
                        p -> p.assists(
                                matter.key(),
                                assisting,
                                new GiveAssistingOpinion(
                                        text,
                                        List.of(),
                                        paper ? p.scan(office, "盖章的会办意见", matter.key() + assisting) : null,
                                        null,
                                        null)));
            }
        }

        private void reply(Instant drafted, LocalDate[] days) {
            Words words = new Words(matter);
            Instant at = drafted;
            if (answer.returnedBySigner() != null && !again) {
                act(at, handler(unit), "拟稿", p -> p.drafts(matter.key(), unit, words.firstDraft(answer, own)));
                at = time.on(time.plus(time.day(at), 1), at, random);
                act(
                        at,
                        handler(unit) + "-head",
                        "退回修改",
                        p -> p.signs(matter.key(), unit, false, answer.returnedBySigner()));
                at = time.on(time.plus(time.day(at), 1), at, random);
            }
            act(at, handler(unit), "拟稿", p -> p.drafts(matter.key(), unit, words.draft(answer, own)));
            at = time.on(later(days[1], at), at, random);
            act(at, handler(unit) + "-head", "审签", p -> p.signs(matter.key(), unit, true, null));
            if (Words.issuer(unit).equals("TOWN_GOVERNMENT") || matter.keySuggestion()) {
                at = time.on(later(days[2], at), at, random);
                act(
                        at,
                        Words.leader(replying().keySet().iterator().next()),
                        "领导审签",
                        p -> p.signs(matter.key(), unit, true, null));
            }
            at = time.on(later(days[3], at), at, random);
            delivered = at;
            DeliveryWay way = DeliveryWay.values()[random.nextInt(DeliveryWay.values().length)];
            DeliveryWay sent = way == DeliveryWay.MEETING ? DeliveryWay.IN_PERSON : way;
            act(
                    at,
                    handler(unit),
                    "送达",
                    p -> p.completes(
                            matter.key(), unit, "DeliverReply", new DeliverReply(sent, lead.name(), null, null, null)));
            rate(at);
        }

        private LocalDate later(LocalDate day, Instant after) {
            return day.isAfter(time.day(after)) ? day : time.day(after);
        }

        private void rate(Instant at) {
            LocalDate received = time.day(at);
            if (judgement == null) {
                LocalDate window =
                        plan.legalClock().afterWorkingDays(received, 15).due();
                act(
                        time.on(time.plus(window, 6), null, random),
                        office,
                        "登记未反馈",
                        p -> p.completes(matter.key(), unit, "RateHandling", Words.noFeedback()));
                return;
            }
            boolean bad = "不满意".equals(judgement.result()) || "不满意".equals(judgement.attitude());
            LocalDate day = is("dissatisfied")
                    ? time.plus(plan.today(), -1)
                    : time.plus(received, bad ? 3 : 1 + random.nextInt(13));
            Instant rated = time.on(day, at, random);
            boolean paper = onPaper && !bad;
            act(
                    rated,
                    paper ? office : lead.user(),
                    "评价",
                    p -> p.completes(
                            matter.key(),
                            unit,
                            "RateHandling",
                            Words.rating(
                                    judgement,
                                    received,
                                    paper ? p.scan(office, "代表签名的征询意见表", matter.key() + unit) : null)));
            if (bad && !again) {
                decide(rated);
            }
        }

        private void decide(Instant rated) {
            Matter.SecondRound second = matter.secondRound();
            Instant decided = time.on(time.plus(time.day(rated), is("dissatisfied") ? 2 : 1), rated, random);
            boolean handledAgain = second.decision().equals("重新办理");
            if (!handledAgain) {
                decided = time.on(time.plus(time.day(rated), 12), rated, random);
            }
            act(
                    decided,
                    office,
                    second.decision(),
                    p -> p.completes(matter.key(), unit, "DecideRehandling", Words.decision(second)));
            if (handledAgain) {
                new Share(unit, own, true).handle(decided);
            } else {
                act(
                        time.on(time.plus(time.day(decided), 3), decided, random),
                        lead.user(),
                        "再次评价",
                        p -> p.completes(
                                matter.key(), unit, "RateHandling", Words.rating(second.rating(), null, null)));
            }
        }
    }
}
