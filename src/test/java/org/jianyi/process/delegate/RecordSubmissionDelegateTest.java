package org.jianyi.process.delegate;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.FormMessages;
import org.jianyi.process.Settings;
import org.jianyi.suggestion.RecordCosigning;
import org.jianyi.suggestion.RecordSubmission;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RecordSubmissionDelegateTest {

    @ParameterizedTest
    @CsvSource({"'', town", "town, town", "county, county", "COUNTY, county"})
    void aCaseBeginsWithTheProfileThatIsSet(String set, String begun) {
        RecordSubmission recordSubmission = mock();
        Suggestion suggestion = mock(RETURNS_DEEP_STUBS);
        when(suggestion.id()).thenReturn(new SuggestionId("J2026-0001"));
        when(recordSubmission.record(any(), any())).thenReturn(suggestion);
        DelegateExecution execution = mock();

        new RecordSubmissionDelegate(
                        recordSubmission,
                        mock(RecordCosigning.class),
                        mock(FormMessages.class),
                        mock(EnginePeople.class),
                        settings(set))
                .execute(execution);

        verify(execution).setVariable("profile", begun);
    }

    private static Settings settings(String profile) {
        return new Binder(new MapConfigurationPropertySource(
                        profile.isEmpty() ? Map.of() : Map.of("jianyi.profile", profile)))
                .bindOrCreate("jianyi", Settings.class);
    }
}
