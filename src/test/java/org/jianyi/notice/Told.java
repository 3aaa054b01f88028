package org.jianyi.notice;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jianyi.roster.Accounts;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people were told, for tests to look at. */
@Component
public class Told {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final SweepNotices sweepNotices;

    Told(JdbcClient jdbc, Accounts accounts, SweepNotices sweepNotices) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.sweepNotices = sweepNotices;
    }

    /** Why what he was told to do in the case need not be done any more though it was not done, in order. */
    public List<String> lapsed(String user, SuggestionId suggestion) {
        return jdbc.sql(
                        "select lapse from notice where user_id = ? and suggestion_id = ? and lapse is not null order by id")
                .param(user)
                .param(suggestion.value())
                .query(String.class)
                .list();
    }

    /** What this person was told of the case, in order: ASSIGNED 交你单位独办，请与代表沟通后答复。 */
    public List<String> to(String user, SuggestionId suggestion) {
        return jdbc.sql(
                        "select kind || ' ' || text from notice where user_id = :user and suggestion_id = :suggestion order by id")
                .param("user", user)
                .param("suggestion", suggestion.value())
                .query(String.class)
                .list();
    }

    /** What this person was told that concerns no case: who signs for whom. */
    public List<String> toOfNoCase(String user) {
        return jdbc.sql(
                        "select kind || ' ' || text from notice where user_id = :user and suggestion_id is null order by id")
                .param("user", user)
                .query(String.class)
                .list();
    }

    /** The kinds alone. */
    public List<String> kinds(String user, SuggestionId suggestion) {
        return to(user, suggestion).stream()
                .map(told -> told.substring(0, told.indexOf(' ')))
                .toList();
    }

    /** Who was told that of the case. */
    public List<String> of(NoticeKind kind, SuggestionId suggestion) {
        return jdbc.sql(
                        "select user_id from notice where kind = :kind and suggestion_id = :suggestion order by user_id, id")
                .param("kind", kind.name())
                .param("suggestion", suggestion.value())
                .query(String.class)
                .list();
    }

    public long unread(String user, SuggestionId suggestion) {
        return jdbc.sql(
                        "select count(*) from notice where user_id = :user and suggestion_id = :suggestion and read_at is null and settled_at is null")
                .param("user", user)
                .param("suggestion", suggestion.value())
                .query(Long.class)
                .single();
    }

    public long read(String user, SuggestionId suggestion) {
        return jdbc.sql(
                        "select count(*) from notice where user_id = :user and suggestion_id = :suggestion and read_at is not null")
                .param("user", user)
                .param("suggestion", suggestion.value())
                .query(Long.class)
                .single();
    }

    /** Of what this person is still reminded, the latest last. */
    public List<String> reminders(String user, SuggestionId suggestion) {
        return jdbc.sql("select kind || ' ' || day from notice where user_id = :user and suggestion_id = :suggestion"
                        + " and settled_at is null and kind in (:reminders) order by id")
                .param("user", user)
                .param("suggestion", suggestion.value())
                .param(
                        "reminders",
                        NoticeKind.reminders().stream().map(Enum::name).toList())
                .query(String.class)
                .list();
    }

    /** How many notices go out in messages that stand thus; waiting: in none yet. */
    public Map<String, Long> sendings(String user) {
        Map<String, Long> found = new TreeMap<>();
        jdbc.sql("""
                        select coalesce(d.state, 'waiting') as state, count(*) as count from sending s
                        join notice n on n.id = s.notice_id left join digest d on d.id = s.digest_id
                        where n.user_id = :user group by 1""")
                .param("user", user)
                .query((row, n) -> found.put(row.getString("state"), row.getLong("count")))
                .list();
        return found;
    }

    /** What the night does. */
    public void sweep() {
        sweepNotices.sweep();
    }

    /** From now on mail of these people goes to login@fengtang.example. */
    public void giveAddresses(String... users) {
        for (String user : users) {
            accounts.mailTo(user, user + "@fengtang.example");
        }
    }

    /** Nobody has an address, nothing waits to be sent. */
    public void forgetMail() {
        jdbc.sql("delete from sending").update();
        jdbc.sql("delete from digest").update();
        jdbc.sql("delete from declined_mail").update();
        jdbc.sql("select id_ from act_id_user where email_ is not null")
                .query(String.class)
                .list()
                .forEach(user -> accounts.mailTo(user, null));
    }
}
