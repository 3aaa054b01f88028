package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A form asks what its record holds: no field more, none less, with the same limits and the same choices. */
class FormsTest {

    /** What a name leads to: the component and the type of what is filled in, a list's element for a list. */
    private record Place(RecordComponent component, Class<?> type, AnnotatedElement limits) {}

    static List<String> forms() {
        return Forms.names();
    }

    @Test
    void everyFormBelongsToAStep() {
        Set<String> needed = Models.processes().stream()
                .flatMap(model -> Stream.concat(
                        model.all(UserTask.class).map(UserTask::getCamundaFormKey),
                        model.all(StartEvent.class).map(StartEvent::getCamundaFormKey)))
                .filter(Objects::nonNull)
                .map(key -> key.replaceFirst("^.*/", "").replaceFirst("\\.html$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(needed).containsAll(Forms.names());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFieldIsAComponentOfTheRecord(String form) {
        assertThat(fields(form).stream().map(Element::attributes).map(field -> field.get("name")))
                .allMatch(name -> place(form, name).isPresent());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyComponentIsAskedFor(String form) {
        Set<String> asked = fields(form).stream()
                .map(field -> field.attr("name").split("[.\\[]")[0])
                .collect(Collectors.toSet());
        String script = Forms.html(form).select("script").html();
        assertThat(Forms.record(form).getRecordComponents())
                .extracting(RecordComponent::getName)
                .allMatch(name -> asked.contains(name) || script.matches("(?s).*\\b" + name + "\\b.*"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aTextMayBeAsLongAsItsRecordAllows(String form) {
        List<String> wrong = new ArrayList<>();
        for (Element field : fields(form)) {
            place(form, field.attr("name"))
                    .filter(place -> place.type() == String.class)
                    .ifPresent(place -> {
                        Size size = place.limits().getAnnotation(Size.class);
                        String allowed = size == null ? "" : String.valueOf(size.max());
                        boolean typed = field.is("textarea, input:not([type]), input[type=text]");
                        if (typed && !allowed.equals(field.attr("maxlength"))) {
                            wrong.add(field.attr("name") + ": " + field.attr("maxlength") + " instead of " + allowed);
                        }
                    });
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyChoiceIsOneTheRecordKnows(String form) {
        List<String> unknown = new ArrayList<>();
        for (Element field : fields(form)) {
            Class<?> type = place(form, field.attr("name")).map(Place::type).orElse(null);
            if (type != null && type.isEnum()) {
                Set<String> known = Arrays.stream(type.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .collect(Collectors.toSet());
                Stream<String> offered = field.is("select")
                        ? field.select("option").stream().map(option -> option.attr("value"))
                        : Stream.of(field.attr("value"));
                offered.filter(choice -> !choice.isEmpty() && !known.contains(choice))
                        .map(choice -> field.attr("name") + ": " + choice)
                        .forEach(unknown::add);
            }
        }
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatTheRecordDemandsTheFormDemands(String form) {
        List<String> notDemanded = new ArrayList<>();
        for (RecordComponent component : Forms.record(form).getRecordComponents()) {
            boolean demanded = Stream.of(NotNull.class, NotBlank.class, NotEmpty.class)
                    .anyMatch(component.getAccessor()::isAnnotationPresent);
            List<Element> asking = fields(form).stream()
                    .filter(field -> field.attr("name").split("[.\\[]")[0].equals(component.getName()))
                    .toList();
            if (demanded
                    && !asking.isEmpty()
                    && asking.stream()
                            .noneMatch(field ->
                                    field.hasAttr("required") || field.tagName().contains("-"))) {
                notDemanded.add(component.getName());
            }
        }
        assertThat(notDemanded).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFieldHasALabel(String form) {
        Document html = Forms.html(form);
        assertThat(html.select("input, select, textarea").stream()
                        .filter(field -> !field.attr("type").equals("hidden"))
                        .filter(field -> field.closest("label") == null)
                        .filter(field ->
                                html.select("label[for=" + field.id() + "]").isEmpty())
                        .map(Element::outerHtml))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormIsPlainHtmlAndKnowsOneFunction(String form) {
        Document html = Forms.html(form);
        assertThat(html.select("form.jianyi[role=form]")).hasSize(1);
        assertThat(html.select("script[cam-script][type=text/form-script]")).hasSize(1);
        assertThat(html.select("script").html())
                .contains("jianyi.submits(camForm")
                .doesNotContain("alert(");
        assertThat(
                        html.select(
                                "script[src], link, style, iframe, [onclick], [onchange], [onsubmit], [cam-variable-name], [ng-model]"))
                .isEmpty();
        assertThat(html.html()).doesNotContain("http://", "https://");
    }

    /** Everything with a name, sections that several forms share included; not what belongs to an act that ends no step. */
    private static List<Element> fields(String form) {
        return Forms.html(form).select("form [name]").stream()
                .filter(field -> field.closest("[data-panel]") == null)
                .toList();
    }

    private static Optional<Place> place(String form, String name) {
        Class<?> type = Forms.record(form);
        Place place = null;
        for (String step : name.split("\\.")) {
            String word = step.replace("[]", "");
            if (type == null || !type.isRecord()) {
                return Optional.empty();
            }
            RecordComponent component = Arrays.stream(type.getRecordComponents())
                    .filter(candidate -> candidate.getName().equals(word))
                    .findFirst()
                    .orElse(null);
            if (component == null) {
                return Optional.empty();
            }
            AnnotatedElement limits = component.getAccessor();
            Type inside = component.getGenericType();
            if (inside instanceof ParameterizedType list) {
                AnnotatedType element = ((AnnotatedParameterizedType) component.getAnnotatedType())
                        .getAnnotatedActualTypeArguments()[0];
                limits = element;
                inside = list.getActualTypeArguments()[0];
            }
            type = (Class<?>) inside;
            place = new Place(component, type, limits);
        }
        return Optional.ofNullable(place);
    }
}
