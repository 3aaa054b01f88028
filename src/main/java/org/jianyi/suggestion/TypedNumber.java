package org.jianyi.suggestion;

import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A suggestion's number as people write it: 23, 023, 第23号, 闭001.
 *
 * @param inSession whether filed during the session; both where nothing was said of it
 */
public record TypedNumber(int seq, Set<Boolean> inSession) {

    private static final Pattern FORM = Pattern.compile("(闭(?:会期间)?)?(第)?0*(\\d{1,6})号?");

    /** @return empty when it is none */
    public static Optional<TypedNumber> of(String words) {
        Matcher number = FORM.matcher(Normalizer.normalize(words, Normalizer.Form.NFKC));
        if (!number.matches()) {
            return Optional.empty();
        }
        boolean between = number.group(1) != null;
        Set<Boolean> counts = between ? Set.of(false) : number.group(2) != null ? Set.of(true) : Set.of(true, false);
        return Optional.of(new TypedNumber(Integer.parseInt(number.group(3)), counts));
    }

    public boolean isBetween() {
        return !inSession.contains(true);
    }
}
