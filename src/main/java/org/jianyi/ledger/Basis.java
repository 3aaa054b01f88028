package org.jianyi.ledger;

/**
 * Which date a light speaks of: the next one of those whose turn it is, the house's own for the whole case, or the law's. The latter two end
 * with the reply.
 */
public enum Basis {
    STEP("环节期限", "near_from", "late_from"),
    INTERNAL("内部期限", beforeReply("internal_due - " + Step.REPLY_NEAR), beforeReply("internal_due + 1")),
    LEGAL("法定期限", beforeReply("legal_due - " + Step.REPLY_NEAR), beforeReply("legal_due + 1"));

    private final String label;
    private final String near;
    private final String late;

    Basis(String label, String near, String late) {
        this.label = label;
        this.near = near;
        this.late = late;
    }

    private static String beforeReply(String day) {
        return "(case when replied_on is null then " + day + " end)";
    }

    public String label() {
        return label;
    }

    /** Today's light of a row, as {@link Light#on} finds it. */
    String light() {
        return "case when " + late + " <= :today then 'RED' when " + near + " <= :today then 'YELLOW' when " + near
                + " is not null then 'GREEN' end";
    }

    /** The same as conditions, each of which an index can follow. */
    String is(Light light) {
        return switch (light) {
            case RED -> late + " <= :today";
            case YELLOW -> late + " > :today and " + near + " <= :today";
            case GREEN -> late + " > :today and " + near + " > :today";
        };
    }
}
