package io.wardgate.simulator.score;

import static io.wardgate.simulator.score.CraftedRun.missed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.simulator.ledger.LinkFault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test breaks one thing and expects the one line that must see it. */
class ScoreTest {

    @TempDir
    private Path folder;

    @Test
    void passesWhenEverythingAgrees() throws Exception {
        ScoreReport report = new CraftedRun(folder).score("routine-max=20000,emergency-p99=200");

        assertThat(missed(report)).isEmpty();
        assertThat(report.figure("balance"))
                .isEqualTo("heard 20 = delivered 20 + declared 0 + pending 0 + unacknowledged 0");
        StringWriter text = new StringWriter();
        report.print(new PrintWriter(text));
        assertThat(text.toString()).contains("score: passed").contains("latency emergency (ms)");
    }

    @Test
    void seesALostReadingAndNamesIt() throws Exception {
        CraftedRun run = new CraftedRun(folder);
        run.sql("DELETE FROM reading WHERE sequence = 7", "UPDATE batch SET stored = 18 WHERE lane = 2");

        assertThat(missed(run.score())).containsExactly("lost", "balance");
        assertThat(run.score().figure("lost")).contains("wg-00001000 boot 1 sequence 7");
    }

    @Test
    void declaredDropExplainsWhatItNamesAndNoMore() throws Exception {
        CraftedRun run = new CraftedRun(folder);
        run.sql(
                "DELETE FROM reading WHERE sequence IN (7, 8, 9)",
                "UPDATE batch SET stored = 16 WHERE lane = 2",
                "INSERT INTO declared_drop VALUES('GW', 1, 1, 1, " + CraftedRun.BAND + ", 2, 1, 7, 8, 2, 1)");

        ScoreReport report = run.score();

        assertThat(missed(report)).contains("lost");
        assertThat(report.figure("balance")).contains("declared 2");
        assertThat(report.figure("lost")).startsWith("1 ").contains("sequence 9");
    }

    @Test
    void killOfTheGatewayExplainsOnlyWhatWasHeardJustBeforeIt() throws Exception {
        CraftedRun run = new CraftedRun(folder, LinkFault.GATEWAY_KILLED);
        run.sql("DELETE FROM reading WHERE sequence IN (3, 9)", "UPDATE batch SET stored = 17 WHERE lane = 2");

        ScoreReport report = run.score();

        assertThat(report.figure("balance")).contains("unacknowledged 1");
        assertThat(report.figure("lost")).startsWith("1 ").contains("sequence 3");
    }

    @Test
    void readingsThatTheReceiverSetAsideAreNotLostButShown() throws Exception {
        CraftedRun run = new CraftedRun(folder);
        run.sql(
                "DELETE FROM reading WHERE sequence = 9",
                "UPDATE batch SET stored = 18 WHERE lane = 2",
                "INSERT INTO quarantined_reading VALUES(" + CraftedRun.BAND + ", 1, 9)");

        ScoreReport report = run.score();

        assertThat(missed(report)).isEmpty();
        assertThat(report.figure("balance")).contains("delivered 19", "aside 1");
    }

    @Test
    void killOfTheReceiverExplainsNothing() throws Exception {
        CraftedRun run = new CraftedRun(folder, LinkFault.RECEIVER_KILLED);
        run.sql("DELETE FROM reading WHERE sequence = 9", "UPDATE batch SET stored = 18 WHERE lane = 2");

        assertThat(missed(run.score())).contains("lost");
    }

    @Test
    void lastHealthDocumentSaysHowManyMayBePending() throws Exception {
        CraftedRun run = new CraftedRun(folder);
        run.sql(
                "DELETE FROM reading WHERE sequence >= 18",
                "UPDATE batch SET stored = 17 WHERE lane = 2",
                "INSERT INTO gateway_health VALUES('GW', 1, 1,"
                        + " '{\"checks\":[{\"name\":\"buffer\",\"figures\":{\"pendingReadings\":1}}]}')");

        ScoreReport report = run.score();

        assertThat(report.figure("balance")).contains("pending 1");
        assertThat(report.figure("lost")).startsWith("1 ").contains("sequence 18");
    }

    @Test
    void seesDuplicates() throws Exception {
        CraftedRun run = new CraftedRun(folder);
        run.sql("INSERT INTO reading SELECT * FROM reading WHERE sequence = 4");

        assertThat(missed(run.score())).contains("duplicates");
        assertThat(run.score().figure("duplicates")).isEqualTo("1");
    }

    @Test
    void seesRowsThatNoBatchCounts() throws Exception {
        CraftedRun run = new CraftedRun(folder);
        run.sql("UPDATE batch SET stored = stored - 1 WHERE lane = 2");

        assertThat(missed(run.score())).containsExactly("stored by the batches' own count");
    }

    @Test
    void seesEachChangedValue() throws Exception {
        for (String change : new String[] {
            "heart_rate = heart_rate + 1",
            "spo2 = NULL",
            "skin_temperature = 3301",
            "motion = 3",
            "flags = 0",
            "flags = 17"
        }) {
            Path own = Files.createDirectory(folder.resolve("v" + Math.abs(change.hashCode())));
            CraftedRun run = new CraftedRun(own);
            run.sql("UPDATE reading SET " + change + " WHERE sequence = 5");

            assertThat(missed(run.score())).as(change).contains("values that differ from the truth");
        }
    }

    @Test
    void seesAReadingThatNobodyProduced() throws Exception {
        CraftedRun run = new CraftedRun(folder);
        run.sql("UPDATE reading SET sequence = 99 WHERE sequence = 19");

        assertThat(missed(run.score())).contains("readings that no band produced", "lost");
    }

    @Test
    void seesACallWithoutItsFlag() throws Exception {
        CraftedRun run = new CraftedRun(folder);
        run.sql("UPDATE reading SET flags = 16, quality = 128 WHERE sequence = 10");

        assertThat(missed(run.score())).containsExactly("SOS readings without their flag");
    }

    @Test
    void seesACallOutsideTheEmergencyLane() throws Exception {
        CraftedRun run = new CraftedRun(folder);
        run.sql("UPDATE reading SET lane = 2 WHERE sequence = 10");

        assertThat(missed(run.score())).containsExactly("SOS readings outside the emergency lane");
    }

    @Test
    void seesDisorderBeyondTheCodingOfAges() throws Exception {
        CraftedRun run = new CraftedRun(folder);
        run.sql("UPDATE reading SET sampled_at = " + (CraftedRun.at(4) - 150) + " WHERE sequence = 5");
        assertThat(missed(run.score())).isEmpty();

        run.sql("UPDATE reading SET sampled_at = " + (CraftedRun.at(4) - 151) + " WHERE sequence = 5");
        assertThat(missed(run.score())).containsExactly("readings out of order");
    }

    @Test
    void seesEachExceededLatency() throws Exception {
        CraftedRun run = new CraftedRun(folder);

        assertThat(missed(run.score("emergency-p99=199"))).containsExactly("emergency-p99");
        assertThat(missed(run.score("routine-p50=9999,routine-max=19999")))
                .containsExactly("routine-p50", "routine-max");
    }

    @Test
    void limitsHoldOutsideFaultWindowsOnlyAndTheRestIsPrinted() throws Exception {
        CraftedRun run = new CraftedRun(folder, LinkFault.RECEIVER_KILLED);

        // Heard from 3 s before to 10 s after second 10: not judged. Left are 0 to 6, committed at second 20.
        ScoreReport report = run.score("routine-max=20000");
        assertThat(missed(report)).isEmpty();
        assertThat(report.figure("  at the start, or while a fault was open")).endsWith("of 12");
        assertThat(missed(run.score("emergency-p99=1000"))).containsExactly("emergency-p99");
    }

    @Test
    void cutLinkDisturbsUntilItIsRestored() throws Exception {
        CraftedRun run = new CraftedRun(folder, LinkFault.LINK_CUT);

        assertThat(run.score().figure("  at the start, or while a fault was open"))
                .endsWith("of 12");
    }

    @Test
    void acceptsOneGroupWithoutCommitTimeButNotMore() throws Exception {
        CraftedRun run = new CraftedRun(folder);
        run.sql("DELETE FROM commit_group WHERE id = 2");
        assertThat(missed(run.score())).isEmpty();

        run.sql("DELETE FROM commit_group");
        assertThat(missed(run.score())).containsExactly("groups without commit time");
    }

    @Test
    void seesAnAcknowledgedBatchThatIsAbsentOrDifferent() throws Exception {
        CraftedRun run = new CraftedRun(folder);
        run.appendAudit("4294967297 2 2 3 " + "cd".repeat(32) + "\n");
        assertThat(missed(run.score())).containsExactly("acknowledged readings lost");
        assertThat(run.score().figure("acknowledged readings lost")).startsWith("3 ");

        run.sql("INSERT INTO batch VALUES('GW', 4294967297, 2, 2, '" + "ef".repeat(32) + "', 3, 0, 3, 1, 2)");
        assertThat(missed(run.score())).containsExactly("acknowledged batches that differ");

        run.sql("UPDATE batch SET body_hash = '" + "cd".repeat(32) + "', readings = 4 WHERE sequence = 2");
        assertThat(missed(run.score())).containsExactly("acknowledged batches that differ");
    }

    @Test
    void toleratesTheTornAuditLineOfAKill() throws Exception {
        CraftedRun run = new CraftedRun(folder);
        run.appendAudit("4294967297 2 2 ");
        assertThat(missed(run.score())).isEmpty();

        run.appendAudit("\nrubbish\n");
        assertThat(missed(run.score())).containsExactly("torn lines in the audit file");
    }

    @Test
    void cannotScoreWithoutItsFilesAndSaysSoInOneLine() throws Exception {
        CraftedRun run = new CraftedRun(folder);
        ScoreOptions noDatabase = new ScoreOptions(run.ledgerFile(), run.url() + "x", null, Limit.parse(""), null);
        ScoreOptions noAudit = new ScoreOptions(run.ledgerFile(), run.url(), folder.resolve("no"), Limit.parse(""), 0L);
        ScoreOptions noLedger = new ScoreOptions(folder.resolve("no"), run.url(), null, Limit.parse(""), 0L);

        assertThatThrownBy(() -> Score.of(noDatabase))
                .isInstanceOf(ScoreException.class)
                .hasMessageContaining("does not open")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> Score.of(noAudit))
                .hasMessageContaining("audit file")
                .hasMessageContaining("no");
        assertThatThrownBy(() -> Score.of(noLedger))
                .hasMessageContaining("ledger")
                .hasMessageContaining("no");
        run.sql("DROP TABLE batch");
        assertThatThrownBy(run::score).hasMessageContaining("is not a receiver's");
    }

    @Test
    void refusesALimitThatItDoesNotKnow() {
        assertThatThrownBy(() -> Limit.parse("routine-p98=5"))
                .hasMessageContaining("routine-p98=5")
                .hasMessageContaining("allowed");
    }
}
