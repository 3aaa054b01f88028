package org.jianyi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's web applications speak Chinese throughout: every word of theirs is translated, and nothing of it is lost on the way. */
class WebappTranslationTest {

    private static final String FOLDER = "/META-INF/resources/webjars/camunda/";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(.*?)\\s*}}");
    private static final Pattern NO_WORDS =
            Pattern.compile("\\{\\{.*?}}|&[a-z]+;|<[^>]*>|[yY]{4}-[MD]{2}[-\\w]*|HH:mm:ss|:mm:ss");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2,}");

    /** Names and abbreviations that have no Chinese form, or that a person must type as they are. */
    private static final Set<String> NAMES = Set.of(
            "ID",
            "BPMN",
            "DMN",
            "XML",
            "JSON",
            "CSV",
            "LDAP",
            "Ctrl",
            "PI",
            "FNI",
            "DI",
            "EDE",
            "TU",
            "tasklist",
            "cockpit",
            "admin",
            "resolve");

    /** The banner is to be gone; Chinese needs no plural s; and a task without a form has no word in English either. */
    private static final Set<String> EMPTY = Set.of(
            "labels/BANNER_CE_EOL_TEXT",
            "labels/NO_TASK_FORM",
            "labels/PLGN_BATCH_S",
            "labels/PLGN_MIG_S",
            "labels/PLGN_MOD_DIALOG_S",
            "labels/PLGN_MOD_RESTART_DIALOG_S");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void everyKeyIsTranslatedAndNoOther(String application) throws IOException {
        assertThat(words(application, "zh").keySet())
                .isEqualTo(words(application, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void whatIsFilledInStaysInItsPlace(String application) throws IOException {
        Map<String, String> english = words(application, "en");
        List<String> wrong = new ArrayList<>();
        words(application, "zh").forEach((key, words) -> {
            if (!placeholders(words).equals(placeholders(english.get(key)))) {
                wrong.add(key + ": " + words);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void noEnglishIsLeft(String application) throws IOException {
        List<String> english = new ArrayList<>();
        words(application, "zh").forEach((key, words) -> {
            if (key.startsWith("labels/")
                    && LATIN.matcher(NO_WORDS.matcher(words).replaceAll(" "))
                            .results()
                            .anyMatch(word -> !NAMES.contains(word.group()))) {
                english.add(key + ": " + words);
            }
        });
        assertThat(english).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void nothingIsEmpty(String application) throws IOException {
        assertThat(words(application, "zh").entrySet().stream()
                        .filter(entry -> entry.getValue().isBlank())
                        .map(Map.Entry::getKey))
                .isSubsetOf(EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void theBannerOfTheLastReleaseIsGone(String application) throws IOException {
        assertThat(words(application, "zh")).containsEntry("labels/BANNER_CE_EOL_TEXT", "");
        assertThat(file("app/" + application + "/index.html")).contains("$APP_ROOT/lib/jianyi.css");
        assertThat(file("lib/jianyi.css")).containsPattern("\\.ce-eol-banner \\{\\s*display: none !important;");
    }

    /** The server may hand it out as ISO-8859-1. */
    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void thePageIsWrittenInAsciiAlone(String application) throws IOException {
        assertThat(file("app/" + application + "/index.html"))
                .isASCII()
                .contains("<html lang=\"zh-CN\">", "<title>&#x5efa;&#x8bae;&#x529e;&#x7406; ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void chineseIsTheOnlyLanguageAndComesBeforeAnythingIsDrawn(String application) throws IOException {
        assertThat(file("app/" + application + "/scripts/config.js"))
                .contains("availableLocales: ['zh']", "fallbackLocale: 'zh'", "'jianyi-words!'")
                .contains("'jianyi-words': '../../lib/jianyi-words'", "'jianyi.words'");
    }

    private static Set<String> placeholders(String words) {
        return PLACEHOLDER.matcher(words).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Map<String, String> words(String application, String language) throws IOException {
        Map<String, String> words = new TreeMap<>();
        String json = file("app/" + application + "/locales/" + language + ".json");
        collect("", new ObjectMapper().readTree(json.replaceFirst("^\\uFEFF", "")), words);
        return words;
    }

    private static void collect(String key, JsonNode node, Map<String, String> words) {
        if (node.isContainerNode()) {
            for (int i = 0; i < node.size() && node.isArray(); i++) {
                collect(key + "/" + i, node.get(i), words);
            }
            node.fields()
                    .forEachRemaining(field -> collect(
                            key.isEmpty() ? field.getKey() : key + "/" + field.getKey(), field.getValue(), words));
        } else {
            words.put(key, node.asText());
        }
    }

    private static String file(String name) throws IOException {
        try (InputStream in = WebappTranslationTest.class.getResourceAsStream(FOLDER + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
