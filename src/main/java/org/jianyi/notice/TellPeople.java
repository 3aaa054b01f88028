package org.jianyi.notice;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jianyi.handling.CaseAccess;
import org.jianyi.roster.People;
import org.jianyi.roster.Person;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what people are told, as part of the act's own transaction: no act without its notices, none for an act that was taken back.
 * Nothing leaves the house here; what shall go out by mail is queued.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class TellPeople {

    private static final String TELL = """
            insert into notice (user_id, user_name, topic, kind, suggestion_id, handling_id, text, day, due, told_at)
            select id, name, :topic, :kind, cast(:suggestion as text), cast(:handling as text), :text, :day, cast(:due as date), :now
            from unnest(:ids, :names) as person(id, name)
            on conflict (topic, user_id) do nothing""";

    private static final String QUEUE = """
            insert into sending (notice_id, channel, due_at)
            select id, :channel, :dueAt from notice where topic = :topic and user_id = any(:ids)
            on conflict (notice_id, channel) do nothing""";

    private static final String SETTLE = """
            update notice set settled_at = :now, lapse = :lapse
            where suggestion_id = :suggestion and (topic = :topic or starts_with(topic, :topic || ':')) and settled_at is null""";

    private static final String REPLACE = """
            update notice set settled_at = :now
            where suggestion_id = :suggestion and kind = :kind and handling_id is not distinct from cast(:handling as text)
              and text = :text and topic <> :topic and user_id = any(:ids) and settled_at is null""";

    private final Suggestions suggestions;
    private final CaseAccess access;
    private final People people;
    private final List<Channel> channels;
    private final DigestTimes times;
    private final JdbcClient jdbc;
    private final Clock clock;

    TellPeople(
            Suggestions suggestions,
            CaseAccess access,
            People people,
            List<Channel> channels,
            DigestTimes times,
            JdbcClient jdbc,
            Clock clock) {
        this.suggestions = suggestions;
        this.access = access;
        this.people = people;
        this.channels = channels;
        this.times = times;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Tells each of these people once, and of a confidential case only those who may see it.
     *
     * @return how many had not been told of it before
     */
    public int tell(Matter matter, Collection<Person> receivers) {
        Map<String, String> told = new LinkedHashMap<>();
        receivers.forEach(person -> told.put(person.userId(), person.name()));
        if (matter.suggestion() != null) {
            leaveOutStrangers(told, suggestions.get(matter.suggestion()));
        }
        if (told.isEmpty()) {
            return 0;
        }
        int written = jdbc.sql(TELL)
                .param("topic", matter.topic())
                .param("kind", matter.kind().name())
                .param(
                        "suggestion",
                        matter.suggestion() == null ? null : matter.suggestion().value())
                .param(
                        "handling",
                        matter.handling() == null ? null : matter.handling().value())
                .param("text", matter.text())
                .param("day", matter.day())
                .param("due", matter.due())
                .param("now", now())
                .param("ids", told.keySet().toArray(String[]::new))
                .param("names", told.values().toArray(String[]::new))
                .update();
        if (written > 0) {
            channels.stream().filter(Channel::isOn).forEach(channel -> queue(matter, told.keySet(), channel));
        }
        return written;
    }

    private void leaveOutStrangers(Map<String, String> told, Suggestion suggestion) {
        if (suggestion.isConfidential()) {
            told.keySet().removeIf(user -> !access.mayView(suggestion, people.actor(user)));
        }
    }

    private void queue(Matter matter, Set<String> told, Channel channel) {
        Set<String> reached = channel.addresses(told).keySet();
        if (!reached.isEmpty()) {
            jdbc.sql(QUEUE)
                    .param("topic", matter.topic())
                    .param("channel", channel.id())
                    .param(
                            "dueAt",
                            times.of(matter.kind()).atZone(clock.getZone()).toOffsetDateTime())
                    .param("ids", reached.toArray(String[]::new))
                    .update();
        }
    }

    /**
     * What was to be done is done, or nobody waits for it any more: it is unread no longer, and not sent if it still waits.
     *
     * @param topic with all whose topic begins so, as of what was handed over meanwhile
     * @param lapse why it need not be done any more, in words; null when it is done, or where that says nothing
     */
    public void settle(SuggestionId suggestion, String topic, String lapse) {
        jdbc.sql(SETTLE)
                .param("suggestion", suggestion.value())
                .param("topic", topic)
                .param("lapse", lapse)
                .param("now", now())
                .update();
    }

    /** For one person alone, since it is another's now; the others still have to do it. */
    public void lapseFor(SuggestionId suggestion, String topic, String user, String why) {
        jdbc.sql(SETTLE + " and user_id = :user")
                .param("suggestion", suggestion.value())
                .param("topic", topic)
                .param("lapse", why)
                .param("user", user)
                .param("now", now())
                .update();
    }

    /** Of what is said again and again only the latest counts. */
    public void replaceEarlier(Matter matter, Collection<Person> receivers) {
        jdbc.sql(REPLACE)
                .param("now", now())
                .param("suggestion", matter.suggestion().value())
                .param("kind", matter.kind().name())
                .param(
                        "handling",
                        matter.handling() == null ? null : matter.handling().value())
                .param("text", matter.text())
                .param("topic", matter.topic())
                .param("ids", receivers.stream().map(Person::userId).toArray(String[]::new))
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
