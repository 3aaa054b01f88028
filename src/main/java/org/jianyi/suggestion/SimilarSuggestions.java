package org.jianyi.suggestion;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Earlier suggestions with a title like the one that is being typed: those that share most pairs of neighbouring characters with it. The
 * pairs lie in an array with an index, so that it works on a server of any locale. Looked up are the rarest pairs of the words alone: 建设
 * is in every third title and says little, 甲村 says much.
 */
@Component
@Transactional(readOnly = true)
public class SimilarSuggestions {

    private static final int SHOWN = 5;
    private static final int LOOKED_AT = 3000;
    private static final double ENOUGH = 0.34;

    /** The server counts for its own planning how often a pair occurs; what it has not counted is rare. */
    private static final String PAIRS = """
            with known as (
                select e.pair, e.share from pg_stats p,
                    unnest(p.most_common_elems::text::text[], p.most_common_elem_freqs) as e(pair, share)
                where p.schemaname = current_schema() and p.tablename = 'suggestion' and p.attname = 'title_bigrams'),
            asked as (
                select a.pair, row_number() over rarest as place, sum(coalesce(k.share, 0)) over rarest as share
                from unnest(bigrams(:words)) as a(pair) left join known k using (pair)
                window rarest as (order by coalesce(k.share, 0), a.pair))
            select pair, place <= 2 or share * (select reltuples from pg_class where oid = 'suggestion'::regclass) <= :lookedAt as rare
            from asked""";

    private static final String ALIKE = """
            with asked as (select cast(:asked as text[]) as pairs, cast(:rare as text[]) as rare)
            select s.id, s.in_session, s.seq, s.title, d.name as deputy, c.name as session, s.status, s.submitted_on
            from asked, suggestion s join deputy d on d.id = s.lead_id join congress_session c on c.id = s.session_id,
                lateral (select count(*)::float as count from unnest(s.title_bigrams) as t(pair) where pair = any(asked.pairs)) common
            where s.title_bigrams && asked.rare and common.count >= cardinality(asked.pairs) * :enough
            order by common.count / (cardinality(s.title_bigrams) + cardinality(asked.pairs)) desc, s.id desc limit :shown""";

    private final JdbcClient jdbc;

    SimilarSuggestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An earlier suggestion; its number is 未编号 before registration. */
    public record Similar(
            String id,
            String number,
            String title,
            String deputy,
            String session,
            String status,
            LocalDate submittedOn) {}

    private record Pair(String pair, boolean rare) {}

    /** @return the most similar first, at most five; none for a title of one or two characters */
    public List<Similar> to(String title) {
        String words = title.strip().replaceFirst("^关于", "").replaceFirst("的?(建议|批评|意见)$", "");
        List<Pair> asked = jdbc.sql(PAIRS)
                .param("words", words)
                .param("lookedAt", LOOKED_AT)
                .query(Pair.class)
                .list();
        if (asked.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(ALIKE)
                .param("asked", asked.stream().map(Pair::pair).toArray(String[]::new))
                .param("rare", asked.stream().filter(Pair::rare).map(Pair::pair).toArray(String[]::new))
                .param("enough", ENOUGH)
                .param("shown", SHOWN)
                .query((row, n) -> new Similar(
                        row.getString("id"),
                        row.getObject("seq") == null ? "未编号" : label(row.getBoolean("in_session"), row.getInt("seq")),
                        row.getString("title"),
                        row.getString("deputy"),
                        row.getString("session"),
                        SuggestionStatus.valueOf(row.getString("status")).label(),
                        row.getObject("submitted_on", LocalDate.class)))
                .list();
    }

    private static String label(boolean inSession, int seq) {
        return (inSession ? "第%03d号" : "闭%03d").formatted(seq);
    }
}
