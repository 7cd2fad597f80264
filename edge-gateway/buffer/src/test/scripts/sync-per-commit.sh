#!/bin/sh
# Shows by strace that each acknowledgement of the buffer comes after a disk sync.
#
# A child appends COUNT batches one by one and prints each id after its acknowledgement. strace writes down syncs and
# prints in their order; between one print and the next there must be at least one fsync or fdatasync.
#
# usage: sync-per-commit.sh CLASSPATH [COUNT [H2|LOG]]     needs strace
#   CLASSPATH: test classes and dependencies, e.g. of
#   mvn -q -pl edge-gateway/buffer dependency:build-classpath -Dmdep.outputFile=/dev/stdout
set -eu
class_path=$1
count=${2:-1000}
kind=${3:-H2}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
strace -f -qq -e trace=fsync,fdatasync,msync,write -e signal=none -o "$work/trace" \
    java -cp "$class_path" io.wardgate.buffer.store.AppendingProcess "$work/buffer" "$kind" "$count" > "$work/ids"
awk -v count="$count" '
    /(fsync|fdatasync)\(/ && / = 0$/ { syncs++ }
    /(fsync|fdatasync) resumed/ && / = 0$/ { syncs++ }
    /write\(1, "[0-9]+\/[0-9]+;/ { acks++; if (syncs < 1) { bare++ } syncs = 0 }
    END {
        printf "%d acknowledgements, %d without a sync before them\n", acks, bare
        exit !(acks == count && bare == 0)
    }' "$work/trace"
