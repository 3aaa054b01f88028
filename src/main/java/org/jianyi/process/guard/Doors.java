package org.jianyi.process.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jianyi.roster.Actor;

/** The list of what may pass to the engine's web API, and for whom; it stands in doors.txt. What is not on it is refused. */
class Doors {

    /** Who may pass. */
    enum For {
        EVERYONE(actor -> true),
        SUPERVISOR(actor -> actor.isOffice() || actor.isPresidium() || actor.isAdministrator()),
        ADMIN(Actor::isAdministrator);

        private final Predicate<Actor> rule;

        For(Predicate<Actor> rule) {
            this.rule = rule;
        }

        boolean admits(Actor actor) {
            return rule.test(actor);
        }
    }

    /** What is looked at besides who it is. */
    enum Check {
        NONE,
        OPEN,
        CLAIM,
        UNCLAIM,
        COMPLETE,
        START,
        OWN,
        PASSWORD,
        LOGOUT
    }

    /** An opened door, with what stood in the place of the path's first variable. */
    record Passage(Check check, String id) {}

    private record Door(For who, String method, Pattern path, Check check) {}

    private static final String ID = "[A-Za-z0-9:_.%-]*[0-9][A-Za-z0-9:_.%-]*";
    private static final String NAME = "[A-Za-z0-9-]+";
    private static final String REST = "[A-Za-z0-9_./-]*";

    private final List<Door> doors = new ArrayList<>();

    Doors() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Doors.class.getResourceAsStream("doors.txt"), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Doors::door)
                    .forEach(doors::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param path below /camunda/api, as it came */
    Optional<Passage> passage(String method, String path, Actor actor) {
        String asked = method.equals("HEAD") ? "GET" : method;
        Passage last = null;
        for (Door door : doors) {
            Matcher matcher = door.path().matcher(path);
            if (door.method().equals(asked) && door.who().admits(actor) && matcher.matches()) {
                last = new Passage(door.check(), matcher.groupCount() == 0 ? null : matcher.group(1));
            }
        }
        return Optional.ofNullable(last);
    }

    private static Door door(String line) {
        String[] words = line.strip().split("\\s+");
        return new Door(
                For.valueOf(words[0].toUpperCase(Locale.ROOT)),
                words[1],
                pattern(words[2]),
                words.length < 4 ? Check.NONE : Check.valueOf(words[3].toUpperCase(Locale.ROOT)));
    }

    private static Pattern pattern(String path) {
        StringBuilder regex = new StringBuilder();
        for (String part : path.substring(1).split("/")) {
            regex.append('/');
            if (part.equals("**")) {
                regex.append(REST);
            } else if (part.equals("{id}")) {
                regex.append('(').append(ID).append(')');
            } else if (part.startsWith("{")) {
                regex.append('(').append(NAME).append(')');
            } else {
                regex.append(Pattern.quote(part));
            }
        }
        return Pattern.compile(regex.append("/?").toString());
    }
}
