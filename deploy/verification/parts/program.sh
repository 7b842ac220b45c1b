# What the programs of deploy/verification have in common; they source it after `set -euo pipefail`.
verification=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
home=$(cd "$verification/../.." && pwd)
hookline=$home/cli/target/hookline.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
program=$(realpath --relative-to="$home" "${BASH_SOURCE[1]}")

fail() { echo "$program: $*; see --help" >&2; exit 2; }

# prints the comment at the top of the program
help() { sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$home/$program"; exit 0; }

# value OPTION...: the option that comes next must have a value
value() { [ $# -ge 2 ] || fail "$1 needs a value"; }

# count OPTION VALUE
count() { [[ $2 =~ ^[1-9][0-9]{0,8}$ ]] || fail "$1 must be a whole number from 1, found '$2'"; }

# build MODULE [FOLDER [OPTION...]]: what is missing or older than its sources, with the command's jar; FOLDER is what the
# build fills below target
build() {
  local module=$1 built=$home/$1/target/${2:-classes}; shift $(($# > 1 ? 2 : 1))
  # a module within another stands on that one
  local sources=("$home"/pom.xml "$home"/{client-lib,worker,cli,deploy/verification/parts,"${module%/*}","$module"}/{pom.xml,src/main})
  # one at a time: two builds would overwrite each other's jar
  exec 9<"$home/pom.xml"
  ! command -v flock >/dev/null || flock 9
  if [ ! -e "$hookline" ] || [ ! -e "$built" ] ||
    [ -n "$(find "${sources[@]}" \( -newer "$hookline" -o -newer "$built" \) 2>/dev/null | head -n 1)" ]; then
    echo "$program: building" >&2
    (cd "$home" && mvn -q -B -ntp package -DskipTests "$@" -pl "$module",cli -am) >&2 || exit 2
    touch "$hookline" "$built"
  fi
  exec 9<&-
}

# run MODULE CLASS [ARGUMENT...], with jvm_options; classes of the module come before the command's
run() {
  local module=$1 class=$2; shift 2
  exec "$java" -Dhookline.home="$home" ${jvm_options[@]+"${jvm_options[@]}"} \
    -cp "$home/$module/target/classes:$hookline${more_classes:-}" "$class" "$@"
}
