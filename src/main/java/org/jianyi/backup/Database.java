package org.jianyi.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import org.jianyi.Refusal;
import org.jianyi.backup.Contents.Kind;

/** The database that is copied and put back: the embedded one or an outside one. */
interface Database {

    Kind kind();

    /** Why a copy is not begun while another is being made. */
    static Refusal busy() {
        return Refusal.conflict("正在进行另一次备份，请等它完成后再备份。");
    }

    /** Where it is, for the person who is asked whether it may be overwritten. */
    String place();

    /** An upper bound of what a copy needs, in bytes. */
    long size() throws IOException, SQLException;

    /**
     * Writes a copy, as of one moment, into an empty folder whose files nobody else can read. People work on.
     *
     * @throws Refusal when another copy is being written
     */
    Contents copyTo(Path folder) throws IOException, SQLException;

    /** Whether a restored copy would take the place of anything. */
    boolean hasData() throws SQLException;

    /** @throws Refusal while the product runs on it, or when that kind of copy does not fit its version */
    void requireRestorable(Contents contents) throws SQLException;

    /**
     * Puts a checked copy in the place of what is there, which is put aside. On any failure everything is as it was.
     *
     * @return where the earlier data are now, for a person; null when there were none
     */
    String replaceBy(Path copy) throws IOException, SQLException;

    /** Where data are that a restored copy took the place of, the oldest first. */
    List<String> earlierData();

    /** Deletes those that were put aside before that time. */
    void forgetEarlierData(LocalDateTime before) throws IOException;
}
