package org.jianyi.paper;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A paper's bytes, apart from it so that lists never load them. */
@Entity
class PaperContent {

    @Id
    private UUID paperId;

    private byte[] content;

    protected PaperContent() {} // for JPA

    PaperContent(UUID paperId, byte[] content) {
        this.paperId = paperId;
        this.content = content;
    }
}
