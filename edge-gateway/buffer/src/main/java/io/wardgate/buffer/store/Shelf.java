package io.wardgate.buffer.store;

/** All that belongs to one series: where entries lie, the files, and the repair of files. */
record Shelf(SeriesIndex index, SeriesFiles files, Rescue rescue) {}
