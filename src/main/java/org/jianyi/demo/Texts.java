package org.jianyi.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** What the invented town's people wrote and said, from {@code /demo/*.json}. */
record Texts(Roster roster, List<Matter> earliest, List<Matter> previous, List<Matter> latest, List<Matter> between) {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Texts read() {
        return new Texts(
                read("roster", Roster.class),
                matters("session-earliest"),
                matters("session-previous"),
                matters("session-latest"),
                matters("between"));
    }

    List<Matter> all() {
        return Stream.of(earliest, previous, latest, between)
                .flatMap(List::stream)
                .toList();
    }

    private static List<Matter> matters(String file) {
        return List.of(read(file, Matter[].class));
    }

    private static <T> T read(String file, Class<T> type) {
        try (InputStream in = Texts.class.getResourceAsStream("/demo/" + file + ".json")) {
            return MAPPER.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
