package org.jianyi.paper;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import org.jianyi.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/** Takes in files, once they are known to be what they say, and keeps them pending until a form names them. */
@Service
public class Upload {

    private final EntityManager entityManager;
    private final Papers papers;
    private final DataSize max;
    private final Clock clock;
    private final PaperInspection inspection = new PaperInspection();

    Upload(EntityManager entityManager, Papers papers, @Value("${jianyi.upload.max:20MB}") DataSize max, Clock clock) {
        this.entityManager = entityManager;
        this.papers = papers;
        this.max = max;
        this.clock = clock;
    }

    /**
     * Keeps a file, pending in its uploader's hands.
     *
     * @param actor user id of the uploader
     * @param filename as the browser sent it
     * @param declared media type as the browser sent it, or null
     * @throws Refusal if it is empty (400), too large (413), or not an allowed file of the type its name says (415)
     */
    @Transactional
    public PaperView store(String actor, String filename, InputStream file, String declared) {
        FileName name = FileName.of(filename);
        byte[] content = read(file, name);
        PaperType type = inspection.inspect(name, content, declared);
        Paper paper = new Paper(name, type, content.length, sha256(content), actor, clock.instant());
        entityManager.persist(paper);
        entityManager.persist(new PaperContent(paper.id(), content));
        entityManager.flush();
        return paper.view();
    }

    /**
     * Throws a pending paper away, at its uploader's wish.
     *
     * @throws Refusal (404) if this person has no such pending paper
     */
    @Transactional
    public void discard(UUID id, String actor) {
        if (papers.deletePending(id, actor) == 0) {
            throw Refusal.notFound("附件不存在，或已随表单提交，不能删除。");
        }
    }

    private byte[] read(InputStream file, FileName name) {
        byte[] content;
        try {
            content = file.readNBytes(Math.toIntExact(max.toBytes()) + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (content.length > max.toBytes()) {
            String size = max.toMegabytes() > 0 ? max.toMegabytes() + "MB" : max.toKilobytes() + "KB";
            throw Refusal.tooLarge("file", "“" + name + "”超过" + size + "，请压缩或分成几份后再上传。");
        }
        if (content.length == 0) {
            throw Refusal.badInput("file", "“" + name + "”是空文件，请重新选择。");
        }
        return content;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
