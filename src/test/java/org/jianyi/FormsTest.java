package org.jianyi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianyi.assignment.AddUnit;
import org.jianyi.assignment.CancelHandling;
import org.jianyi.assignment.RaiseObjection;
import org.jianyi.assignment.ReassignHandling;
import org.jianyi.assignment.UnitShare;
import org.jianyi.handling.RecordContact;
import org.jianyi.handling.RecordProgress;
import org.jianyi.handling.RequestExtension;
import org.jianyi.handling.ReturnOpinion;
import org.jianyi.handling.WaiveContact;
import org.jianyi.process.UnitRecord;
import org.jianyi.supervision.AcknowledgeSupervision;
import org.jianyi.survey.CommentAsCosigner;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models, forms and records agree: each form asks what its record holds, no more and no less, and can be used without a mouse. */
class FormsTest {

    private static final Path FORMS = Path.of("forms");

    /** What the panels inside forms post, by the end of their address. */
    private static final Map<String, Class<?>> PANELS = Map.ofEntries(
            Map.entry("contacts", RecordContact.class),
            Map.entry("progress", RecordProgress.class),
            Map.entry("contact-waiver", WaiveContact.class),
            Map.entry("objection", RaiseObjection.class),
            Map.entry("extension", RequestExtension.class),
            Map.entry("reassignment", ReassignHandling.class),
            Map.entry("cancellation", CancelHandling.class),
            Map.entry("return", ReturnOpinion.class),
            Map.entry("units", AddUnit.class),
            Map.entry("comments", CommentAsCosigner.class),
            Map.entry("receipt", AcknowledgeSupervision.class));

    static List<String> forms() {
        try (Stream<Path> files = Files.list(FORMS)) {
            return files.map(file -> file.getFileName().toString().replace(".html", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsDeployedIsWhatIsThere() throws IOException {
        String deployed = Files.readString(Path.of("src/main/resources/META-INF/processes.xml"));
        assertThat(named(deployed, "<resource>forms/(.*?)\\.html</resource>")).containsExactlyElementsOf(forms());
    }

    @Test
    void everyFormHasAStepAndEveryStepItsForm() {
        assertThat(formsOfTheModels()).containsExactlyElementsOf(forms());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void asksWhatItsRecordHolds(String form) {
        Document page = page(form);
        every(page, "[data-panel]").forEach(Element::remove);
        assertThat(names(page)).as(form).isEqualTo(components("", record(form)).keySet());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void itsPanelsAskWhatTheirRecordsHold(String form) {
        for (Element panel : every(page(form), "[data-panel]")) {
            Class<?> record = PANELS.get(panel.attr("data-panel").replaceFirst("^.*/", ""));
            assertThat(record).as(form + ": " + panel.attr("data-panel")).isNotNull();
            assertThat(names(panel))
                    .as(form + ": " + panel.attr("data-panel"))
                    .isEqualTo(components("", record).keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void letsNobodyTypeMoreThanIsKept(String form) {
        Document page = page(form);
        List<Element> panels = every(page, "[data-panel]");
        panels.forEach(panel -> assertThat(limits(panel))
                .as(form + ": " + panel.attr("data-panel"))
                .isEqualTo(expectedLimits(
                        panel, PANELS.get(panel.attr("data-panel").replaceFirst("^.*/", "")))));
        panels.forEach(Element::remove);
        assertThat(limits(page)).as(form).isEqualTo(expectedLimits(page, record(form)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void offersOnlyChoicesThatItsRecordKnows(String form) {
        Document page = page(form);
        List<Element> panels = every(page, "[data-panel]");
        panels.forEach(panel -> assertThat(unknownChoices(
                        panel, PANELS.get(panel.attr("data-panel").replaceFirst("^.*/", ""))))
                .as(form + ": " + panel.attr("data-panel"))
                .isEmpty());
        panels.forEach(Element::remove);
        assertThat(unknownChoices(page, record(form))).as(form).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void demandsWhatItsRecordDemands(String form) {
        Document page = page(form);
        List<Element> panels = every(page, "[data-panel]");
        panels.forEach(panel -> assertThat(
                        notDemanded(panel, PANELS.get(panel.attr("data-panel").replaceFirst("^.*/", ""))))
                .as(form + ": " + panel.attr("data-panel"))
                .isEmpty());
        panels.forEach(Element::remove);
        assertThat(notDemanded(page, record(form))).as(form).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFieldHasItsLabel(String form) {
        Document page = page(form);
        List<String> bare = every(page, "input:not([type=hidden]), select, textarea").stream()
                .filter(field -> field.closest("label") == null
                        && !field.hasAttr("aria-label")
                        && !field.hasAttr("aria-labelledby")
                        && (field.id().isEmpty()
                                || every(page, "label[for=" + field.id() + "]").size() != 1))
                .map(Element::outerHtml)
                .toList();
        assertThat(bare).as(form).isEmpty();
        assertThat(every(page, "input[type=radio]"))
                .as(form)
                .allMatch(radio -> radio.closest("fieldset") != null
                        && !every(radio.closest("fieldset"), "legend").isEmpty());
    }

    /** Which asks only what the steps' own records hold, but not all of it. */
    @Test
    void theFormForAUnitAgreesWithTheRecordsOfItsSteps() {
        Document page = Jsoup.parse(text(Path.of("src/main/resources/templates/record/unit.html")));
        assertThat(components("", UnitRecord.class).keySet()).containsAll(names(page));
        assertThat(limits(page)).isEqualTo(expectedLimits(page, UnitRecord.class));
        assertThat(unknownChoices(page, UnitRecord.class)).isEmpty();
        assertThat(every(page, "[id]").stream().map(Element::id).toList()).doesNotHaveDuplicates();
        assertThat(every(page, "input[name]:not([type=hidden]):not([type=radio]), select, textarea"))
                .allMatch(field -> every(page, "label[for=" + field.id() + "]").size() == 1);
    }

    @Test
    void whoMayStillObjectIsToldWhatEndsIt() {
        assertThat(every(page("draft-reply"), "[data-when=context.options.objectUntil]"))
                .hasSize(1);
    }

    @Test
    void theUnitItselfSaysOnWhichDayTheReplyWasDelivered() {
        assertThat(every(page("deliver-reply"), "#day")).hasSize(1).allMatch(day -> day.closest("[data-when]") == null);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void noIdIsUsedTwice(String form) {
        List<String> ids = every(page(form), "[id]").stream().map(Element::id).toList();
        assertThat(ids).as(form).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void knowsNothingOfItsHost(String form) {
        Document page = Jsoup.parse(source(form));
        assertThat(every(page, "form")).as(form).hasSize(1);
        assertThat(every(page, "script"))
                .as(form)
                .allMatch(script -> script.hasAttr("cam-script") && !script.hasAttr("src"))
                .hasSize(1);
        assertThat(every(page, "script").get(0).data().strip()).as(form).startsWith("jianyi.submits(camForm");
        assertThat(source(form))
                .as(form)
                .doesNotContainPattern("\\bng-|cam-variable|\\{\\{|\\b(alert|confirm|prompt)\\(|\\son\\w+=|https?://");
    }

    @Test
    void theScriptUsesNoDialogsAndNoAngular() throws IOException {
        assertThat(Files.readString(Path.of("src/main/resources/static/assets/forms.js")))
                .doesNotContainPattern("\\b(alert|confirm|prompt)\\(|\\bangular\\b|https?://");
    }

    // What the models, the forms and the records say

    static TreeSet<String> formsOfTheModels() {
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            return files.map(FormsTest::text)
                    .flatMap(model -> named(model, "embedded:deployment:forms/(.*?)\\.html").stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> named(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
    }

    /** The form with the sections that the script puts in. */
    private static Document page(String form) {
        Document page = Jsoup.parse(source(form));
        String script = text(Path.of("src/main/resources/static/assets/forms.js"));
        Pattern.compile("'([a-z]+-fields)': `(.*?)`", Pattern.DOTALL)
                .matcher(script)
                .results()
                .forEach(section -> every(page, section.group(1)).forEach(place -> {
                    place.html(section.group(2));
                    String prefix = place.attr("name");
                    place.removeAttr("name");
                    if (!prefix.isEmpty()) {
                        every(place, "[name]").forEach(field -> field.attr("name", prefix + "." + field.attr("name")));
                    }
                }));
        return page;
    }

    private static List<Element> every(Element root, String selector) {
        return new ArrayList<>(root.select(selector));
    }

    private static TreeSet<String> names(Element root) {
        return every(root, "[name]:not(form)").stream()
                .map(FormsTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(Element field) {
        return field.attr("name").replace("[]", "");
    }

    /** Component names, those of nested records with a dot, and how each is declared. */
    private static Map<String, AnnotatedType> components(String prefix, Class<?> record) {
        Map<String, AnnotatedType> all = new TreeMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = prefix + component.getName();
            AnnotatedType type = component.getAccessor().getAnnotatedReturnType();
            Class<?> held = component.getType();
            if (type instanceof AnnotatedParameterizedType list && held == List.class) {
                type = list.getAnnotatedActualTypeArguments()[0];
                held = (Class<?>) type.getType();
            }
            if (held.isRecord() && held != UnitShare.class) {
                all.putAll(components(name + ".", held));
            } else {
                all.put(name, type);
            }
        }
        return all;
    }

    private static Map<String, Integer> limits(Element root) {
        Map<String, Integer> limits = new TreeMap<>();
        for (Element field : typedIn(root)) {
            limits.put(name(field), field.hasAttr("maxlength") ? Integer.valueOf(field.attr("maxlength")) : -1);
        }
        return limits;
    }

    private static Map<String, Integer> expectedLimits(Element root, Class<?> record) {
        Map<String, AnnotatedType> components = components("", record);
        Map<String, Integer> limits = new TreeMap<>();
        for (Element field : typedIn(root)) {
            AnnotatedType type = components.get(name(field));
            Size size = type == null ? null : type.getAnnotation(Size.class);
            limits.put(name(field), size == null ? -1 : size.max());
        }
        return limits;
    }

    private static List<String> unknownChoices(Element root, Class<?> record) {
        Map<String, AnnotatedType> components = components("", record);
        List<String> unknown = new ArrayList<>();
        for (Element field : every(root, "select[name], input[name][type=radio], input[name][type=checkbox]")) {
            AnnotatedType type = components.get(name(field));
            if (type != null && type.getType() instanceof Class<?> choices && choices.isEnum()) {
                (field.is("select") ? every(field, "option") : List.of(field))
                        .stream()
                                .map(offered -> offered.attr("value"))
                                .filter(offered -> !offered.isEmpty()
                                        && Stream.of(choices.getEnumConstants())
                                                .noneMatch(known ->
                                                        ((Enum<?>) known).name().equals(offered)))
                                .forEach(offered -> unknown.add(name(field) + ": " + offered));
            }
        }
        return unknown;
    }

    private static List<String> notDemanded(Element root, Class<?> record) {
        return Stream.of(record.getRecordComponents())
                .filter(component -> Stream.of(NotNull.class, NotBlank.class, NotEmpty.class)
                        .anyMatch(component.getAccessor()::isAnnotationPresent))
                .map(RecordComponent::getName)
                .filter(name -> every(root, "[name]").stream()
                        .filter(field -> name(field).equals(name) || name(field).startsWith(name + "."))
                        .noneMatch(field -> field.hasAttr("required")
                                || field.hasAttr("data-value")
                                || field.tagName().contains("-")))
                .toList();
    }

    private static List<Element> typedIn(Element root) {
        return every(root, "textarea[name], input[name][type=text], input[name][type=tel], input[name]:not([type])");
    }

    /** The record of a form: draft-reply is read as DraftReply. */
    private static Class<?> record(String form) {
        String name = Stream.of(form.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase() + word.substring(1))
                .collect(Collectors.joining());
        Path root = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(root)) {
            Path file = files.filter(it -> it.endsWith(name + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no record " + name));
            return Class.forName(
                    root.relativize(file).toString().replace(".java", "").replace('/', '.'));
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static String source(String form) {
        return text(FORMS.resolve(form + ".html"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
