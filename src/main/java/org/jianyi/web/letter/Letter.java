package org.jianyi.web.letter;

import java.time.LocalDate;
import java.util.List;

/**
 * A reply letter (答复函) as it is printed.
 *
 * @param replyClass printed at the top right, for example A
 * @param issuer in whose name it goes out
 * @param signer who signed it off, or null before that
 * @param received the sentence that says what was received and who was consulted
 * @param attachments names of what goes with it
 * @param signedOn day of the signature, or null before that
 * @param copies who gets a copy
 * @param state 草稿, 送审稿 and so on, printed across what is not signed yet; null afterwards
 * @param former whether the lead deputy's mandate is over; the letter goes to him all the same
 * @param onBehalf the office typed it, or entered a signature, from the unit's paper (代录)
 */
record Letter(
        String handling,
        String replyClass,
        String publicity,
        String issuer,
        String number,
        String signer,
        String title,
        String salutation,
        String received,
        List<String> opening,
        List<Item> items,
        List<String> promises,
        String reason,
        List<String> attachments,
        String thanks,
        LocalDate signedOn,
        String contactPerson,
        String contactPhone,
        List<String> copies,
        String state,
        boolean onBehalf,
        boolean former) {

    /**
     * One numbered answer.
     *
     * @param number 一, 二, 三 …
     * @param about what was asked
     */
    record Item(String number, String about, List<String> paragraphs) {}
}
