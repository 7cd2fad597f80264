package io.wardgate.protocol.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FirstWordTest {

    private final FirstWord word = new FirstWord();
    private final InputStream input = word.before(new ByteArrayInputStream("answer".getBytes(US_ASCII)));
    private Thread reader = Thread.currentThread();

    @Test
    void readingWaitsForTheFirstWrite() throws Exception {
        CompletableFuture<byte[]> answer = readInBackground();
        awaitWaitingReader();
        word.by(OutputStream.nullOutputStream()).write(new byte[] {1});
        assertThat(answer.join()).asString().isEqualTo("answer");
        assertThat(input.read()).isEqualTo(-1);
    }

    @Test
    void readingGoesOnWhenTheFirstWriteFails() {
        CompletableFuture<byte[]> answer = readInBackground();
        awaitWaitingReader();
        OutputStream closed = OutputStream.nullOutputStream();
        assertThatThrownBy(() -> {
                    closed.close();
                    word.by(closed).write(1);
                })
                .isInstanceOf(IOException.class);
        assertThat(answer.join()).isNotEmpty();
    }

    @Test
    void readingGoesOnWhenNothingWillBeSaid() {
        CompletableFuture<byte[]> answer = readInBackground();
        awaitWaitingReader();
        word.waive();
        assertThat(answer.join()).isNotEmpty();
    }

    @Test
    void aReaderThatIsInterruptedEndsWithAnError() {
        CompletableFuture<byte[]> answer = readInBackground();
        awaitWaitingReader();
        reader.interrupt();
        assertThatThrownBy(answer::join).hasRootCauseMessage("interrupted before the first word");
    }

    private CompletableFuture<byte[]> readInBackground() {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        reader = new Thread(() -> {
            try {
                answer.complete(input.readAllBytes());
            } catch (IOException e) {
                answer.completeExceptionally(e);
            }
        });
        reader.start();
        return answer;
    }

    private void awaitWaitingReader() {
        await().until(() -> reader.getState() == Thread.State.WAITING);
    }
}
