# Functions of .ci/run; sourced, not run.
steps_done=()
ci_started=$SECONDS

step() { # name command...
    local name=$1 started=$SECONDS
    shift
    echo
    echo "=== $name"
    "$@" || { echo "=== FAILED: $name ($((SECONDS - started)) s)"; exit 1; }
    steps_done+=("$(printf '%4d s  %s' $((SECONDS - started)) "$name")")
}

# Steps at once, for which time does not matter; what the later ones say comes after the first.
side_by_side() { # name command, two or more times
    local first=$1 command=$2 names=() logs=() others=() i
    shift 2
    while [ $# -gt 0 ]; do
        names+=("$1")
        logs+=("$(mktemp)")
        "$2" >"${logs[-1]}" 2>&1 &
        others+=($!)
        shift 2
    done
    trap "kill ${others[*]} 2>/dev/null" EXIT
    step "$first" "$command"
    for i in "${!others[@]}"; do
        step "${names[i]}" outcome "${others[i]}" "${logs[i]}"
    done
    trap - EXIT
}

outcome() { # process log
    local status=0
    wait "$1" || status=$?
    cat "$2"
    rm -f "$2"
    return "$status"
}

summary() {
    echo
    printf '%s\n' "${steps_done[@]}"
    printf '%4d s  all\n' $((SECONDS - ci_started))
}

install_packages() {
    local wanted=() package
    for package in maven mosquitto mosquitto-clients socat bluez bluez-test-tools strace protobuf-compiler postgresql chromium \
        fonts-noto-cjk unzip procps curl python3-protobuf chrony faketime \
        nbdkit libnbd-bin fuse3 e2fsprogs dbus python3-dbusmock gcc libc6-dev \
        libnfc-bin libnfc-examples libfreefare-bin pcscd vsmartcard-vpcd openssl; do
        dpkg -s "$package" >/dev/null 2>&1 || wanted+=("$package")
    done
    command -v javac >/dev/null || wanted+=(openjdk-17-jdk-headless)
    command -v node >/dev/null || wanted+=(nodejs npm)
    [ ${#wanted[@]} -eq 0 ] && { echo "all there"; return; }
    echo "installing ${wanted[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null
}

# A copy of the tree as it would be committed, so that a step can build without touching the first build.
copy_tree() { git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$1"; }

# Wire and core again on a newer JDK, when the machine has one: Kura and the field move on.
newer_jdk() {
    local home copy status=0
    home=$(ls -d /usr/lib/jvm/*25* /usr/lib/jvm/*21* 2>/dev/null | head -n 1 || true)
    [ -n "$home" ] || { echo "SKIPPED: no newer JDK here"; return; }
    echo "with $("$home/bin/java" -version 2>&1 | grep version)"
    copy=$(mktemp -d)
    copy_tree "$copy"
    (cd "$copy" && JAVA_HOME=$home mvn -B -q -pl edge-gateway/core -am test -Dtest='!MutatedEnvelopeTest' \
        -Dsurefire.failIfNoSpecifiedTests=false) || status=1
    cat "$copy"/*/*/target/surefire-reports/*.txt | awk '/^Tests run/ { run += $3 } END { print run " tests run" }'
    rm -rf "$copy"
    return $status
}

# Beside another step: each waits more than it computes.
builds_and_configuration() { .ci/check-reproducible && .ci/check-configuration; }

# Looks for what the seeds of the tests do not show; a night looks longer (docs/fuzzing.md).
fuzzing() { nice -n 15 .ci/fuzz --in-all 60s; }
