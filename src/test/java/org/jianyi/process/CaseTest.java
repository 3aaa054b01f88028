package org.jianyi.process;

import java.time.LocalDate;
import org.jianyi.Town;
import org.jianyi.suggestion.Suggestions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

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

    @BeforeEach
    void beginTheDay() {
        stage.today(TODAY);
        stage.cast();
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }
}
