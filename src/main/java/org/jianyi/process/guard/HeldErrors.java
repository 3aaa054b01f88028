package org.jianyi.process.guard;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Lets a good answer through as it comes, and keeps an error from being sent: its status is remembered, its words are dropped. */
class HeldErrors extends HttpServletResponseWrapper {

    private final boolean dropsBodies;
    private boolean sentError;
    private ServletOutputStream stream;
    private PrintWriter writer;

    /** @param dropsBodies whether the words of an error are dropped too; false where they are our own already */
    HeldErrors(HttpServletResponse response, boolean dropsBodies) {
        super(response);
        this.dropsBodies = dropsBodies;
    }

    /** Whether the request has gone wrong without an answer that a person could read. */
    boolean isUnanswered() {
        return sentError || dropsBodies && getStatus() >= 400;
    }

    void answer(RefusalAnswer answer) throws IOException {
        HttpServletResponse response = (HttpServletResponse) getResponse();
        byte[] json = answer.json();
        response.resetBuffer();
        response.setStatus(answer.status());
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(json.length);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json);
        response.flushBuffer();
    }

    void finish() {
        if (writer != null) {
            writer.flush();
        }
    }

    @Override
    public void sendError(int status) {
        sentError = true;
        super.setStatus(status);
    }

    @Override
    public void sendError(int status, String message) {
        sendError(status);
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!isUnanswered()) {
            if (writer != null) {
                writer.flush();
            }
            super.flushBuffer();
        }
    }

    @Override
    public void setContentLength(int length) {
        if (!isUnanswered()) {
            super.setContentLength(length);
        }
    }

    @Override
    public void setContentLengthLong(long length) {
        if (!isUnanswered()) {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new Held(super.getOutputStream());
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8));
        }
        return writer;
    }

    private final class Held extends ServletOutputStream {

        private final ServletOutputStream out;

        Held(ServletOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            if (!isUnanswered()) {
                out.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!isUnanswered()) {
                out.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            if (!isUnanswered()) {
                out.flush();
            }
        }

        @Override
        public void close() throws IOException {
            if (!isUnanswered()) {
                out.close();
            }
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }
}
