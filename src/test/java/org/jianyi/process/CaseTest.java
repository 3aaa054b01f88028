package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jianyi.Refusal;
import org.jianyi.Town;
import org.jianyi.suggestion.Suggestions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stories of cases in the shared town; each begins on the same day. */
@Town
public abstract class CaseTest {

    protected static final LocalDate TODAY = LocalDate.of(2026, 4, 8);

    @Autowired
    protected Stage stage;

    @Autowired
    protected Story story;

    @Autowired
    protected Suggestions suggestions;

    @Autowired
    protected EngineClock clock;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void beginTheDay() {
        stage.today(TODAY);
        stage.cast();
    }

    /** What earlier tests left open counts as closed from now on: for tests of acts that walk over every open case. */
    protected void closeWhatOthersLeft() {
        jdbc.update("update suggestion set closed_on = ?, due_provisional = false where closed_on is null", TODAY);
        jdbc.update("update handling set due_provisional = false where due_provisional");
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    /** Refused with that sentence, and no table has a row more or less. */
    protected Refusal nothingRemainsOf(Runnable act, String sentence) {
        Map<String, Long> before = rows();
        Refusal refusal = stage.refusal(act);
        assertThat(refusal.sentence()).contains(sentence);
        assertThat(rows()).isEqualTo(before);
        return refusal;
    }

    /** How many rows every table has, and where the counters of ids and numbers stand. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        jdbc.queryForList(
                        "select table_name from information_schema.tables where table_schema = 'public' and table_name not like '%meter%'",
                        String.class)
                .forEach(table -> rows.put(table, jdbc.queryForObject("select count(*) from " + table, Long.class)));
        for (String counter : List.of("suggestion_counter", "number_counter")) {
            rows.put(counter + " last", jdbc.queryForObject("select sum(last) from " + counter, Long.class));
        }
        return rows;
    }
}
