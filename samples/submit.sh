#!/usr/bin/env bash
# Files one of the samples over the API as the demonstration mini-programme would, for a synthetic person made anew on each run.
#   samples/submit.sh [name]        name of a JSON file beside this script without .json; default green
# Prints the JSON answer on standard output; exits 0 only when the filing was answered 201. What each variable means: README.md.
set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
settings=$here/../appsettings.Development.json
base=${BASE_URL:-http://localhost:5080}
base=${base%/}
sample=${1:-green}

fail() {
    echo "submit.sh: $*" >&2
    exit 1
}

for tool in curl:curl sed:sed awk:mawk; do
    command -v "${tool%%:*}" >/dev/null || fail "${tool%%:*} is missing; on Debian: apt-get install ${tool##*:}"
done
template=$here/$sample.json
[ -f "$template" ] || fail "there is no sample '$sample'; there are: $(cd "$here" && echo *.json | sed 's/\.json//g')"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The first value of a property, text or number, in the JSON on standard input.
property() {
    awk -v key="$1" '
        { text = text $0 " " }
        END {
            if (match(text, "\"" key "\"[ \t]*:[ \t]*(\"[^\"]*\"|[0-9]+)")) {
                value = substr(text, RSTART, RLENGTH)
                sub(/^"[^"]*"[ \t]*:[ \t]*/, "", value)
                gsub(/"/, "", value)
                print value
            }
        }'
}

setting() {
    [ ! -f "$settings" ] || property "$1" <"$settings"
}

# call WHAT STATUS CURL-ARGUMENTS...: the answer lands in $work/answer; any other status prints it and ends the script.
call() {
    local what=$1 wanted=$2 status
    shift 2
    status=$(curl --silent --show-error --noproxy localhost,127.0.0.1 --max-time 60 --output "$work/answer" --write-out '%{http_code}' "$@") ||
        fail "$what: no answer from $base"
    if [ "$status" != "$wanted" ]; then
        cat "$work/answer"
        echo
        fail "$what: answered $status instead of $wanted"
    fi
}

answered() {
    local value
    value=$(property "$1" <"$work/answer")
    [ -n "$value" ] || fail "the answer has no $1"
    echo "$value"
}

secret=${CLIENT_SECRET:-$(setting ClientSecret)}
code=${CONFIRMATION_CODE:-$(setting ConfirmationCode)}
[ -n "$secret" ] || fail "no secret: set CLIENT_SECRET, or Demo:ClientSecret in appsettings.Development.json"
[ -n "$code" ] || fail "no confirmation code: set CONFIRMATION_CODE, or Demo:ConfirmationCode in appsettings.Development.json"

call "token" 200 --data grant_type=client_credentials --data "client_id=${CLIENT_ID:-demo-mini-programme}" --data-urlencode "client_secret=$secret" \
    --data scope=submissions "$base/api/v1/token"
token=$(answered access_token)
authorised=(--header "Authorization: Bearer $token")

call "current season" 200 "${authorised[@]}" "$base/api/v1/seasons/current"
season=$(answered id)
exam_year=$(answered examYear)
cut_off=$(property 'cutOff[A-Za-z]*' <"$work/answer")
cut_off=${cut_off:-$exam_year-08-31}

# The name as it stands in the answer: plain, or with every character escaped.
institution='武汉市第一医院'
escaped='\u6b66\u6c49\u5e02\u7b2c\u4e00\u533b\u9662'
call "institutions" 200 "${authorised[@]}" --get --data-urlencode "q=$institution" "$base/api/v1/institutions"
institution_id=$(NAME=$institution ESCAPED=$escaped awk 'BEGIN { RS = "{" } index($0, "\"" ENVIRON["NAME"] "\"") || index(tolower($0), "\"" ENVIRON["ESCAPED"] "\"") { print; exit }' \
    "$work/answer" | property id)
[ -n "$institution_id" ] || fail "the library holds no institution named $institution"

# MOD 11-2 of GB 11643 over the seventeen digits of an identity number.
check_character() {
    local weights=(7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2) sum=0 i
    for i in {0..16}; do
        sum=$((sum + weights[i] * ${1:i:1}))
    done
    local characters=10X98765432
    echo "${characters:sum % 11:1}"
}

prefixes=(420102 420104 420106 420111 420502 420606 421002 429004)
surnames=(赵 钱 孙 李 周 吴 郑 王 冯 陈 褚 卫 蒋 沈 韩 杨)
given=(子涵 思远 雨桐 嘉宁 文博 静怡 浩然 晓萌 明哲 若溪)
if [ -n "${DOCUMENT_NUMBER:-}" ]; then
    document=$DOCUMENT_NUMBER
    [[ $document =~ ^[0-9]{17}[0-9X]$ ]] || fail "DOCUMENT_NUMBER must be an 18-character identity number"
else
    document=$(printf '%s%04d%02d%02d%03d' "${prefixes[RANDOM % ${#prefixes[@]}]}" $((exam_year - 27 + RANDOM % 2)) $((RANDOM % 12 + 1)) $((RANDOM % 28 + 1)) $((RANDOM % 999 + 1)))
    document=$document$(check_character "$document")
fi
name=${PERSON_NAME:-${surnames[RANDOM % ${#surnames[@]}]}${given[RANDOM % ${#given[@]}]}}
birth_date=${document:6:4}-${document:10:2}-${document:12:2}
sex=$((2 - ${document:16:1} % 2))
phone=$(printf '138%04d%04d' $((RANDOM % 10000)) $((RANDOM % 10000)))

printf '{"person":{"name":"%s","documentType":"01","documentNumber":"%s"},"institutionId":"%s","confirmationCode":"%s"}' \
    "$name" "$document" "$institution_id" "$code" >"$work/binding.json"
call "binding" 201 "${authorised[@]}" --header 'Content-Type: application/json' --data-binary "@$work/binding.json" "$base/api/v1/bindings"
binding=$(answered id)

cat >"$work/fill.sed" <<FILL
s|{{seasonId}}|$season|g
s|{{bindingId}}|$binding|g
s|{{institutionId}}|$institution_id|g
s|{{cutOff}}|$cut_off|g
s|{{examYear}}|$exam_year|g
s|{{name}}|$name|g
s|{{sex}}|$sex|g
s|{{birthDate}}|$birth_date|g
s|{{documentNumber}}|$document|g
s|{{phone}}|$phone|g
FILL
for years in 1 2 3 4 5 6 7 8 9; do
    echo "s|{{examYear-$years}}|$((exam_year - years))|g; s|{{examYear+$years}}|$((exam_year + years))|g" >>"$work/fill.sed"
done

# A paper is made out to one person, and the same picture filed by two is a signal: a copy with other steps of quantisation for the finest detail is another picture
# to the product and the same one to the eye.
own() {
    local copy=$work/${1##*/} table step
    cp "$1" "$copy"

    # After the marker's second byte: two of length, one that names the table, then 64 steps from the coarsest to the finest.
    table=$(od -An -v -tx1 "$copy" | awk '{ for (i = 1; i <= NF; i++) { if (last $i == "ffdb") { print count; exit } last = $i; count++ } }')
    for step in 64 65 66 67; do
        printf "\\x$(printf '%02x' $((RANDOM % 200 + 40)))" | dd of="$copy" bs=1 seek=$((table + step)) conv=notrunc status=none
    done
    echo "$copy"
}

# {{material:SLOT}} and {{material:SLOT:2}} stand for the ids of images/SLOT.jpg and images/SLOT-2.jpg (or .png).
for material in $(awk '{ while (match($0, /[{][{]material:[A-Z_:0-9]+[}][}]/)) { print substr($0, RSTART + 11, RLENGTH - 13); $0 = substr($0, RSTART + RLENGTH) } }' "$template"); do
    image=
    for extension in jpg png; do
        [ ! -f "$here/images/${material/:/-}.$extension" ] || image=$here/images/${material/:/-}.$extension
    done
    [ -n "$image" ] || fail "there is no image for $material"
    [[ $image != *.jpg ]] || image=$(own "$image")
    call "material $material" 201 "${authorised[@]}" --form "slot=${material%%:*}" --form "file=@$image" "$base/api/v1/materials"
    material_id=$(answered id)
    echo "s|{{material:$material}}|$material_id|g" >>"$work/fill.sed"
done

sed -f "$work/fill.sed" "$template" >"$work/filing.json"
left=$(awk 'match($0, /[{][{][^}]*[}][}]/) { print substr($0, RSTART, RLENGTH) }' "$work/filing.json")
[ -z "$left" ] || fail "$sample.json holds placeholders that nothing fills: $left"

key=$(cat /proc/sys/kernel/random/uuid 2>/dev/null || printf '%04x%04x-%04x-4%03x-8%03x-%04x%04x%04x' $RANDOM $RANDOM $RANDOM $((RANDOM % 4096)) $((RANDOM % 4096)) $RANDOM $RANDOM $RANDOM)
call "submission" 201 "${authorised[@]}" --header "Idempotency-Key: $key" --header 'Content-Type: application/json' --data-binary "@$work/filing.json" "$base/api/v1/submissions"
cat "$work/answer"
echo
