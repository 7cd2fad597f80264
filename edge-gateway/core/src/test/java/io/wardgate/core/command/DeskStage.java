package io.wardgate.core.command;

import io.wardgate.api.command.CommandReport;
import io.wardgate.core.ManualClock;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.event.Waiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A command desk with a journal that outlives it, and time that is told to pass. */
abstract class DeskStage {

    static final UUID ID = Commands.id(7);
    static final long HOUR = 3_600_000;

    @TempDir
    Path folder;

    final ManualClock clock = new ManualClock();
    final List<UUID> ran = new ArrayList<>();
    FileJournal journal;
    GatewayEvents events;
    CommandCounters counters;
    CommandRunner runner;
    CommandDesk desk;

    @BeforeEach
    void start() {
        journal = new FileJournal(folder);
        events = new GatewayEvents();
        counters = new CommandCounters();
        runner = new CommandRunner();
        runner.add(Commands.handler("note", command -> {
            ran.add(command.id());
            return "noted";
        }));
        CommandBook book = new CommandBook(new CommandMemory(journal, clock), events, clock, counters);
        desk = new CommandDesk(book, runner, clock, counters);
        desk.open();
    }

    /** The process is killed and starts anew; nothing but the journal is left. */
    void restart() {
        start();
    }

    List<CommandReport> told() {
        List<Waiting<CommandReport>> reports = events.takeReports(10_000);
        events.restore(reports, List.of());
        return reports.stream().map(Waiting::what).toList();
    }

    CommandReport lastTold() {
        List<CommandReport> reports = told();
        return reports.get(reports.size() - 1);
    }
}
