package org.jianyi.demo;

import java.util.List;
import java.util.stream.Stream;

/** The people of the invented town. */
record Roster(
        List<String> villages,
        List<String> squads,
        List<Member> deputies,
        List<Member> byElection,
        List<Staff> staff,
        List<String> office,
        List<Official> presidium,
        List<String> governmentOffice,
        List<Official> leaders,
        String administrator) {

    /**
     * A deputy.
     *
     * @param squad from 1
     * @param validFromSession 0: since the beginning of the term; 1: since the by-election before the second of the three sessions
     * @param leaves why the mandate ends before that by-election, or null
     */
    record Member(
            String name,
            String gender,
            String village,
            int squad,
            String cardNumber,
            String post,
            String phone,
            int validFromSession,
            String leaves,
            String replaces) {

        /** d001 for card FT13-001. */
        String user() {
            return "d" + cardNumber.substring(cardNumber.length() - 3);
        }

        boolean sits(int session) {
            return session >= validFromSession && (leaves == null || session < 1);
        }
    }

    /** A unit's handler and head. */
    record Staff(String unit, String handler, String head) {}

    record Official(String name, String post) {}

    List<Member> all() {
        return Stream.concat(deputies.stream(), byElection.stream()).toList();
    }
}
