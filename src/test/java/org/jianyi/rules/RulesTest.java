package org.jianyi.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of the rules, the tests that carry their tags, and the code that names them agree. */
class RulesTest {

    private static final Path LIST = Path.of("docs/rules.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (R\\d+) \\|");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"(R\\d+)\"\\)");
    private static final Pattern MENTION = Pattern.compile("[( ](R\\d+)[,)]");

    @Test
    void everyRuleThatIsBuiltHasATestWithItsTagAndNoOtherHas() throws IOException {
        String built = text(LIST).split("\n## Later")[0];

        assertThat(inside(Path.of("src/test/java"), TAG)).isNotEmpty().isEqualTo(found(ROW, built));
    }

    @Test
    void everyRuleThatTheCodeNamesIsInTheList() throws IOException {
        assertThat(inside(Path.of("src/main/java"), MENTION)).isNotEmpty().isSubsetOf(found(ROW, text(LIST)));
    }

    private static Set<String> inside(Path folder, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> found(pattern, text(file)).stream())
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
