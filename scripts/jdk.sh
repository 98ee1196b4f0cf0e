# shellcheck shell=bash
# Finds a JDK of at least this release. Sourced by the other scripts.
minimum_jdk=25

# The feature release of the JDK in the folder $1, from the file `release` that every build since JDK 9 has.
jdk_release() {
  local line
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        line=${line#JAVA_VERSION=\"}
        printf '%s\n' "${line%%[!0-9]*}"
        return
        ;;
    esac
  done <"$1/release"
  return 1
}

# Folders that may be a JDK: JAVA_HOME, the one whose javac is on the PATH, then where installers put them.
# WILDRYDES_JDK_FOLDERS (folders of JDKs, separated by colons) replaces the installers' folders.
jdk_candidates() {
  local javac folder folders
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  if javac=$(command -v javac); then
    javac=$(readlink -f "$javac" 2>/dev/null) && printf '%s\n' "${javac%/bin/javac}"
  fi
  folders=${WILDRYDES_JDK_FOLDERS-/usr/lib/jvm:/opt:/opt/java:/usr/java:/usr/local:$HOME/.sdkman/candidates/java:$HOME/.jdks:/opt/homebrew/opt:/Library/Java/JavaVirtualMachines}
  while [ -n "$folders" ]; do
    folder=${folders%%:*}
    for folder in "$folder"/*; do
      [ -e "$folder/bin/javac" ] && printf '%s\n' "$folder"
      [ -e "$folder/Contents/Home/bin/javac" ] && printf '%s\n' "$folder/Contents/Home"
      [ -e "$folder/libexec/openjdk.jdk/Contents/Home/bin/javac" ] &&
        printf '%s\n' "$folder/libexec/openjdk.jdk/Contents/Home"
    done
    case $folders in *:*) folders=${folders#*:} ;; *) folders= ;; esac
  done
}

# Sets JAVA_HOME to the first that fits, or ends the script with one message that says how to get one.
require_jdk() {
  local folder release
  while IFS= read -r folder; do
    if release=$(jdk_release "$folder") && [ "${release:-0}" -ge "$minimum_jdk" ]; then
      export JAVA_HOME=$folder
      return
    fi
  done < <(jdk_candidates)
  cat >&2 <<EOF
wildrydes: no JDK $minimum_jdk or newer found (looked at JAVA_HOME${JAVA_HOME:+=$JAVA_HOME}, the PATH and the usual folders).
Install one, for example Eclipse Temurin from https://adoptium.net, with 'sdk install java 25-tem' (https://sdkman.io)
or with your system's packages, and set JAVA_HOME where it is not found by itself.
EOF
  exit 1
}
