package org.jianyi.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jianyi.deadline.LegalClock;

/** Everything that has happened in the invented town until now, in the order of time. The same day gives the same plan. */
final class Plan {

    static final long SEED = 13;

    private static final int LATEST_DUE_DAYS_AGO = 7;
    private static final int PREVIOUS_DAYS_AGO = 310;
    private static final int EARLIEST_DAYS_AGO = 505;
    private static final int WORKING_DAYS_TO_MEETING = 5;
    private static final int MONTHS = 3;

    /** One session of the congress: when it meets, and when its suggestions are assigned. */
    record Meeting(int index, LocalDate day, LocalDate assignedOn) {}

    private final Texts texts;
    private final LegalClock legalClock;
    private final WorkTime time;
    private final Instant now;
    private final LocalDate today;
    private final List<Meeting> meetings = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();
    private final Map<String, Story> stories = new HashMap<>();
    private final Map<String, Integer> led = new HashMap<>();
    private final Random people = new Random(SEED);

    Plan(Texts texts, LegalClock legalClock, ZoneId zone, Instant now) {
        this.texts = texts;
        this.legalClock = legalClock;
        this.time = new WorkTime(legalClock.calendar(), zone);
        this.now = now;
        this.today = time.day(now);
        meetings.add(meeting(0, time.plus(today.minusDays(EARLIEST_DAYS_AGO), 0)));
        meetings.add(meeting(1, time.plus(today.minusDays(PREVIOUS_DAYS_AGO), 0)));
        meetings.add(meeting(2, latest()));
        tell(texts.earliest(), meetings.get(0));
        tell(texts.previous(), meetings.get(1));
        tell(texts.latest(), meetings.get(2));
        for (Matter matter : texts.between()) {
            LocalDate day = time.plus(today, -matter.workingDaysAgo());
            Story story = new Story(this, matter, null, day, 0);
            stories.put(matter.key(), story);
            story.tell();
        }
        acts.removeIf(act -> act.at().isAfter(now));
        Collections.sort(acts);
    }

    /** The last session whose suggestions were due a week ago. */
    private LocalDate latest() {
        LocalDate day = time.notAfter(today.minusMonths(MONTHS));
        while (legalClock
                .replyDue(meeting(2, day).assignedOn(), MONTHS)
                .due()
                .isAfter(today.minusDays(LATEST_DUE_DAYS_AGO))) {
            day = time.plus(day, -1);
        }
        return day;
    }

    private Meeting meeting(int index, LocalDate day) {
        return new Meeting(index, day, time.plus(day, WORKING_DAYS_TO_MEETING));
    }

    private void tell(List<Matter> matters, Meeting meeting) {
        int place = 0;
        for (Matter matter : matters) {
            Story story = new Story(this, matter, meeting, meeting.day(), place++);
            stories.put(matter.key(), story);
            story.tell();
        }
    }

    List<Act> acts() {
        return acts;
    }

    List<Meeting> meetings() {
        return meetings;
    }

    /** The day on which two mandates end, before the by-elections of the second session. */
    LocalDate mandatesEnd() {
        return meetings.get(1).day().minusDays(40);
    }

    /** When this term of the congress began. */
    LocalDate termBegins() {
        return meetings.get(0).day().minusMonths(38);
    }

    Texts texts() {
        return texts;
    }

    WorkTime time() {
        return time;
    }

    LegalClock legalClock() {
        return legalClock;
    }

    LocalDate today() {
        return today;
    }

    Instant now() {
        return now;
    }

    Story story(String key) {
        return stories.get(key);
    }

    void add(Instant at, String matter, String user, String what, Act.Play play) {
        acts.add(new Act(at, acts.size(), matter, user, what, play));
    }

    /** A deputy of that village, each in turn. */
    Roster.Member lead(String village, LocalDate day) {
        List<Roster.Member> there = sitting(day).stream()
                .filter(member -> member.village().equals(village))
                .toList();
        return there.get(led.merge(village, 1, Integer::sum) % there.size());
    }

    /** Others who co-sign: of the same squad first. */
    List<Roster.Member> cosigners(Roster.Member lead, int count, LocalDate day) {
        List<Roster.Member> others = new ArrayList<>(sitting(day));
        others.remove(lead);
        Collections.shuffle(others, people);
        others.sort((a, b) -> Boolean.compare(b.squad() == lead.squad(), a.squad() == lead.squad()));
        return List.copyOf(others.subList(0, count));
    }

    private List<Roster.Member> sitting(LocalDate day) {
        int session =
                day.isBefore(mandatesEnd()) ? 0 : day.isBefore(meetings.get(1).day()) ? -1 : 1;
        return texts.roster().all().stream()
                .filter(member ->
                        session >= 0 ? member.sits(session) : member.validFromSession() == 0 && member.leaves() == null)
                .toList();
    }

    /** Two fills of the same day that give the same digest do the same. */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            acts.forEach(act -> digest.update((act.line() + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
