package org.jianyi.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder in which one running application keeps its database. Whoever holds it is alone in it: the operating system
 * frees the lock when the process ends, however it ends.
 */
final class DataFolder implements AutoCloseable {

    /** A second channel on a locked file would release the lock when it is closed, so this JVM remembers what it holds. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes the folder, creating it for its owner only when it does not exist.
     *
     * @throws DatabaseUnavailable when another application holds it, or it cannot be written
     */
    static DataFolder take(Path path) {
        Path folder = existing(path);
        if (!HELD.add(folder)) {
            throw inUse(folder);
        }
        try {
            return new DataFolder(folder, lock(folder));
        } catch (RuntimeException refused) {
            HELD.remove(folder);
            throw refused;
        }
    }

    private static Path existing(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            return ownFolder(path.toAbsolutePath()).toRealPath();
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    private static FileChannel lock(Path folder) {
        try {
            Path file = folder.resolve("lock");
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw inUse(folder);
            }
            return channel;
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    /** The database's files. Exists only when the first start was completed. */
    Path cluster() {
        return folder.resolve("postgres");
    }

    /** Where the first start prepares the database's files; what is left here after a break holds nobody's data. */
    Path freshCluster() {
        return folder.resolve("postgres.new");
    }

    /** Where a backup is unpacked and tried before it takes the place of the database's files. */
    Path restoredCluster() {
        return folder.resolve("postgres.restored");
    }

    /** Puts the files of a restored database in their place, and those that were there aside. */
    void useRestored() throws IOException {
        if (!Files.exists(cluster())) {
            Files.move(restoredCluster(), cluster(), StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path aside = folder.resolve(EarlierData.NAME.format(LocalDateTime.now(EarlierData.TOWN)));
        Files.move(cluster(), aside, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(restoredCluster(), cluster(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(aside, cluster(), StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
    }

    /** After a break between the two moves of {@link #useRestored} the earlier files are the town's. */
    void undoHalfRestored() throws IOException {
        List<Path> earlier = EarlierData.in(folder);
        if (!Files.exists(cluster()) && !earlier.isEmpty()) {
            Files.move(earlier.get(earlier.size() - 1), cluster(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** What the server printed while it was starting. */
    Path startLog() {
        return folder.resolve("start.log");
    }

    /**
     * PostgreSQL serves only files of the user it runs as; asked as another one, even as root, it would keep us waiting.
     *
     * @throws DatabaseUnavailable when the database's files belong to another user of this machine
     */
    void requireOwner() throws IOException {
        Path ours = Files.createTempFile(folder, "owner", null);
        try {
            String owner = Files.getOwner(cluster()).getName();
            String user = Files.getOwner(ours).getName();
            if (!owner.equals(user)) {
                throw new DatabaseUnavailable("""
                        数据目录 %1$s 属于系统账号 %2$s，而本次是用 %3$s 启动的。
                        The data folder %1$s belongs to the user %2$s, but this start was made as %3$s.""".formatted(folder, owner, user), """
                        请用系统账号 %1$s 启动。
                        Start as %1$s.""".formatted(owner));
            }
        } finally {
            Files.delete(ours);
        }
    }

    Path passwordFile() {
        return folder.resolve("password");
    }

    /** The server's programs are unpacked here, where no other user of this machine can exchange them. */
    Path programs() throws IOException {
        return ownFolder(folder.resolve("server")).resolve("unpacked");
    }

    String password() {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new DatabaseUnavailable("""
                    数据库的密码文件 %1$s 不存在或读不出来。
                    The password file %1$s of the database is missing or cannot be read.""".formatted(passwordFile()), """
                    请从备份中恢复这个文件，或用安装本系统时的系统账号启动。
                    Restore it from a backup, or start as the user who installed this application.""", e);
        }
    }

    void writeNewPassword() throws IOException {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        writePassword(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    void writePassword(String password) throws IOException {
        Files.deleteIfExists(passwordFile());
        Set<StandardOpenOption> create = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel file = FileChannel.open(passwordFile(), create, forOwner("rw-------"))) {
            file.write(ByteBuffer.wrap(password.getBytes(StandardCharsets.US_ASCII)));
            file.force(true);
        }
    }

    /** Whether an application holds the folder at this moment. */
    static boolean isTaken(Path path) {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (DataFolder free = take(path)) {
            return false;
        } catch (InUse taken) {
            return true;
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    /** Lets others have the folder. */
    @Override
    public void close() throws IOException {
        lock.close();
        HELD.remove(folder);
    }

    /** A new file that only its owner can read. */
    static void ownFile(Path path) throws IOException {
        Files.createFile(path, forOwner("rw-------"));
    }

    static Path ownFolder(Path path) throws IOException {
        return Files.isDirectory(path) ? path : Files.createDirectory(path, forOwner("rwx------"));
    }

    private static FileAttribute<?>[] forOwner(String permissions) {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
            };
        }
        return new FileAttribute<?>[0]; // Windows: what the parent folder grants
    }

    private static InUse inUse(Path folder) {
        return new InUse("""
                数据目录 %1$s 正被另一个正在运行的“建议办理”使用，本次没有启动。
                The data folder %1$s is in use by another running jianyi; this one was not started.""".formatted(folder), """
                请直接使用已经启动的那一个，或先停止它；要另起一套数据，请用 JIANYI_DATA=其他目录 启动。
                Use the one that is running, or stop it first; for a second set of data start with JIANYI_DATA=another-folder.""");
    }

    private static final class InUse extends DatabaseUnavailable {

        InUse(String sentence, String remedy) {
            super(sentence, remedy);
        }
    }

    private static DatabaseUnavailable notWritable(Path folder, IOException cause) {
        return new DatabaseUnavailable("""
                数据目录 %1$s 建不了或写不进去。
                The data folder %1$s cannot be created or written.""".formatted(folder.toAbsolutePath()), """
                请检查目录权限和磁盘空间，或用 JIANYI_DATA=其他目录 启动。
                Check its permissions and the disk, or start with JIANYI_DATA=another-folder.""", cause);
    }
}
