package org.jianyi.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The files of {@code forms/} and the records they are read as. */
final class Forms {

    private static final Pattern SECTION = Pattern.compile("'([a-z]+-[a-z-]+)': `([^`]*)`");

    private Forms() {}

    /** The forms' file names without ending. */
    static List<String> names() {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".html"))
                    .map(file -> file.replace(".html", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form, with the sections that several forms share put in their places, as the shared script does it. */
    static Document html(String form) {
        Document html = Jsoup.parseBodyFragment(text(Path.of("forms", form + ".html")));
        SECTION.matcher(text(Path.of("src/main/resources/static/assets/forms.js")))
                .results()
                .forEach(section -> html.select(section.group(1)).forEach(place -> {
                    Element filled = Jsoup.parseBodyFragment(section.group(2)).body();
                    if (place.hasAttr("name")) {
                        filled.select("[name]")
                                .forEach(field -> field.attr("name", place.attr("name") + "." + field.attr("name")));
                        place.removeAttr("name");
                    }
                    place.appendChildren(List.copyOf(filled.childNodes()));
                }));
        return html;
    }

    /** draft-reply → DraftReply */
    static String recordName(String form) {
        return Arrays.stream(form.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** The record, in whichever business package it is. */
    static Class<?> record(String form) {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            Path source = sources.filter(file -> file.getFileName().toString().equals(recordName(form) + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no record for the form " + form));
            String name = Path.of("src/main/java").relativize(source).toString().replaceAll("[/\\\\]", ".");
            return Class.forName(name.substring(0, name.length() - ".java".length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
