package dev.baton.sql;

import java.util.Set;

/** The functions and types a query may use; all others are refused. */
final class SafeFunctions {
    private static final Set<String> FUNCTIONS =
            words(
                    """
                    count sum avg min max string_agg array_agg json_agg jsonb_agg json_object_agg
                    jsonb_object_agg bool_and bool_or every bit_and bit_or bit_xor any_value
                    range_agg range_intersect_agg stddev stddev_pop stddev_samp variance var_pop
                    var_samp corr covar_pop covar_samp regr_avgx regr_avgy regr_count
                    regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy mode
                    percentile_cont percentile_disc grouping
                    row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value
                    last_value nth_value
                    any some all rollup cube coalesce nullif greatest least num_nulls num_nonnulls
                    abs ceil ceiling floor round trunc sign mod div power sqrt cbrt exp ln log
                    log10 degrees radians pi sin cos tan cot asin acos atan atan2 sinh cosh tanh
                    asinh acosh atanh sind cosd tand asind acosd atand atan2d gcd lcm scale
                    min_scale trim_scale width_bucket random erf erfc
                    length char_length character_length octet_length bit_length lower upper
                    initcap trim btrim ltrim rtrim lpad rpad left right repeat replace translate
                    reverse substring substr position strpos overlay split_part starts_with concat
                    concat_ws format ascii chr md5 sha224 sha256 sha384 sha512 encode decode
                    quote_literal quote_ident quote_nullable to_hex to_bin to_oct unistr normalize
                    string_to_array string_to_table array_to_string regexp_match regexp_matches
                    regexp_replace regexp_split_to_array regexp_split_to_table regexp_count
                    regexp_instr regexp_like regexp_substr similarity word_similarity
                    strict_word_similarity levenshtein soundex metaphone dmetaphone difference
                    unaccent
                    now age date_part date_trunc date_bin extract make_date make_time
                    make_timestamp make_timestamptz make_interval to_char to_date to_timestamp
                    to_number justify_days justify_hours justify_interval isfinite timezone
                    clock_timestamp statement_timestamp transaction_timestamp timeofday date_add
                    date_subtract overlaps current_date current_time current_timestamp localtime
                    localtimestamp
                    cardinality array_append array_cat array_dims array_length array_lower
                    array_ndims array_position array_positions array_prepend array_remove
                    array_replace array_upper unnest trim_array array_sample array_shuffle
                    array_reverse array_sort array row
                    generate_series generate_subscripts
                    to_json to_jsonb row_to_json array_to_json json_build_object
                    jsonb_build_object json_build_array jsonb_build_array json_object jsonb_object
                    json_array_elements jsonb_array_elements json_array_elements_text
                    jsonb_array_elements_text json_array_length jsonb_array_length json_each
                    jsonb_each json_each_text jsonb_each_text json_extract_path
                    jsonb_extract_path json_extract_path_text jsonb_extract_path_text
                    json_object_keys jsonb_object_keys json_typeof jsonb_typeof json_strip_nulls
                    jsonb_strip_nulls jsonb_pretty jsonb_set jsonb_insert jsonb_path_exists
                    jsonb_path_match jsonb_path_query jsonb_path_query_array
                    jsonb_path_query_first json_to_record jsonb_to_record json_to_recordset
                    jsonb_to_recordset jsonb_contains jsonb_exists
                    to_tsvector to_tsquery plainto_tsquery phraseto_tsquery websearch_to_tsquery
                    ts_rank ts_rank_cd ts_headline ts_match setweight strip numnode querytree
                    tsvector_to_array array_to_tsvector ts_delete ts_filter
                    tsquery_phrase
                    isempty lower_inc lower_inf upper_inc upper_inf range_merge multirange
                    int4range int8range numrange tsrange tstzrange daterange
                    host network masklen netmask broadcast family inet_merge inet_same_family
                    hostmask abbrev
                    area center diameter radius height width npoints isclosed isopen slope
                    point box circle line lseg path polygon
                    bit_count get_bit get_byte uuid_extract_timestamp uuid_extract_version
                    enum_first enum_last enum_range
                    """);

    private static final Set<String> TYPES =
            words(
                    """
                    int int2 int4 int8 integer bigint smallint numeric decimal dec real float
                    float4 float8 double money boolean bool text varchar char character bpchar
                    citext date time timetz timestamp timestamptz interval uuid json jsonb bytea
                    jsonpath inet cidr macaddr macaddr8 bit varbit tsvector tsquery int4range
                    int8range numrange tsrange tstzrange daterange int4multirange int8multirange
                    nummultirange tsmultirange tstzmultirange datemultirange point box circle line
                    lseg path polygon
                    """);

    private SafeFunctions() {}

    static boolean function(String name) {
        return FUNCTIONS.contains(name);
    }

    static boolean type(String name) {
        return TYPES.contains(name);
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
