package org.jianyi.roster;

import com.ibm.icu.text.Transliterator;

/**
 * How a name is read (汉语拼音), to find somebody by typing it.
 *
 * @param full zengqinghong
 * @param initials zqh
 */
public record Reading(String full, String initials) {

    private static final Transliterator PINYIN = Transliterator.getInstance("Han-Latin/Names; Latin-ASCII; Lower");

    /** @param name 曾庆红; what is no Chinese stays as it is */
    public static Reading of(String name) {
        String[] syllables = PINYIN.transliterate(name).strip().split("\\s+");
        StringBuilder initials = new StringBuilder();
        for (String syllable : syllables) {
            initials.append(syllable.isEmpty() ? "" : syllable.charAt(0));
        }
        return new Reading(String.join("", syllables), initials.toString());
    }
}
