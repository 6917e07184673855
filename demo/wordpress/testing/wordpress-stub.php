<?php
/**
 * As much of WordPress as twuster.php uses, written after its documentation. Reads a scenario as JSON from standard
 * input and answers with what a page would print. Knows no function that the plug-in does not call: a new one fails.
 *
 * scenario: { options, locale, can, isFeed, hasModules, content: [string | block attributes], post, settingsPage }
 */

error_reporting( E_ALL );
set_error_handler(
	function ( $level, $message, $file, $line ) {
		throw new ErrorException( $message, 0, $level, $file, $line );
	}
);

define( 'ABSPATH', __DIR__ );
$scenario = json_decode( stream_get_contents( STDIN ), true, 64, JSON_THROW_ON_ERROR );
$GLOBALS['wp'] = array(
	'hooks'      => array(),
	'shortcodes' => array(),
	'blocks'     => array(),
	'modules'    => array(),
	'scripts'    => array(),
	'enqueued'   => array(),
	'inline'     => array(),
	'settings'   => array(),
	'errors'     => array(),
	'pages'      => array(),
);

function add_filter( $hook, $callback, $priority = 10, $count = 1 ) {
	$GLOBALS['wp']['hooks'][ $hook ][] = array( $callback, $count );
}
function add_action( $hook, $callback, $priority = 10, $count = 1 ) {
	add_filter( $hook, $callback, $priority, $count );
}
function apply_filters( $hook, $value, ...$rest ) {
	foreach ( $GLOBALS['wp']['hooks'][ $hook ] ?? array() as list( $callback, $count ) ) {
		$value = $callback( ...array_slice( array( $value, ...$rest ), 0, $count ) );
	}
	return $value;
}
function do_action( $hook ) {
	foreach ( $GLOBALS['wp']['hooks'][ $hook ] ?? array() as list( $callback ) ) {
		$callback();
	}
}

function __( $text, $domain ) {
	return apply_filters( "gettext_$domain", $text, $text, $domain );
}
function esc_html( $text ) {
	return htmlspecialchars( (string) $text, ENT_QUOTES, 'UTF-8', false );
}
function esc_attr( $text ) {
	return esc_html( $text );
}
function esc_html__( $text, $domain ) {
	return esc_html( __( $text, $domain ) );
}
function esc_url( $url ) {
	$url = preg_replace( '|[^a-z0-9-~+_.?#=!&;,/:%@$\|*\'()\[\]\x80-\xff]|i', '', $url );
	return preg_match( '/\Ahttps?:/i', $url ) ? str_replace( array( '&', "'" ), array( '&#038;', '&#039;' ), $url ) : '';
}
function sanitize_text_field( $text ) {
	return trim( preg_replace( '/[\r\n\t ]+/', ' ', strip_tags( $text ) ) );
}
function wp_parse_url( $url ) {
	return parse_url( $url );
}
function wp_json_encode( $value, $flags = 0 ) {
	return json_encode( $value, $flags | JSON_THROW_ON_ERROR );
}
function determine_locale() {
	return $GLOBALS['scenario']['locale'] ?? 'en_US';
}
function current_user_can( $capability ) {
	return in_array( $capability, $GLOBALS['scenario']['can'] ?? array(), true );
}
function is_feed() {
	return $GLOBALS['scenario']['isFeed'] ?? false;
}

function get_option( $name, $default = false ) {
	return $GLOBALS['scenario']['options'][ $name ] ?? $default;
}
function delete_option( $name ) {
	unset( $GLOBALS['scenario']['options'][ $name ] );
}
function register_setting( $group, $name, $args ) {
	$GLOBALS['wp']['settings'][ $name ] = $args;
}
function add_settings_error( $setting, $code, $message ) {
	$GLOBALS['wp']['errors'][] = $message;
}
function add_options_page( $title, $menu, $capability, $slug, $callback ) {
	$GLOBALS['wp']['pages'][ $slug ] = array( $capability, $callback );
}
function settings_fields( $group ) {
	echo '<input type="hidden" name="option_page" value="' . esc_attr( $group ) . '"><input type="hidden" name="_wpnonce" value="nonce">';
}
function submit_button() {
	echo '<button>Save</button>';
}
function register_uninstall_hook( $file, $callback ) {
	$GLOBALS['wp']['uninstall'] = $callback;
}

function add_shortcode( $tag, $callback ) {
	$GLOBALS['wp']['shortcodes'][ $tag ] = $callback;
}
function shortcode_atts( $pairs, $attributes, $shortcode ) {
	return array_merge( $pairs, array_intersect_key( $attributes, $pairs ) );
}
function do_shortcode( $content ) {
	return preg_replace_callback(
		'/\[([a-z]+)((?:[^\]"]|"[^"]*")*)\]/',
		function ( $found ) {
			if ( ! isset( $GLOBALS['wp']['shortcodes'][ $found[1] ] ) ) {
				return $found[0];
			}
			preg_match_all( '/([\w-]+)="([^"]*)"/', $found[2], $pairs );
			// Without attributes WordPress hands over an empty string.
			$attributes = $pairs[1] ? array_combine( $pairs[1], $pairs[2] ) : '';
			return $GLOBALS['wp']['shortcodes'][ $found[1] ]( $attributes, '', $found[1] );
		},
		$content
	);
}
function register_block_type( $name, $args ) {
	$GLOBALS['wp']['blocks'][ $name ] = $args;
}

function wp_register_script( $handle, $src, $deps = array(), $version = false, $in_footer = false ) {
	$GLOBALS['wp']['scripts'][ $handle ] = array( $src, $version );
}
function wp_add_inline_script( $handle, $script ) {
	$GLOBALS['wp']['inline'][ $handle ] = $script;
}
function wp_enqueue_script( $handle, $src = '', $deps = array(), $version = false, $in_footer = false ) {
	$GLOBALS['wp']['scripts'] += array( $handle => array( $src, $version ) );
	$GLOBALS['wp']['enqueued'][ $handle ] = true;
}
// Came with WordPress 6.5.
if ( $scenario['hasModules'] ?? true ) {
	function wp_enqueue_script_module( $id, $src = '', $deps = array(), $version = false ) {
		$GLOBALS['wp']['modules'] += array( $id => array( $src, $version ) );
	}
}
function versioned( $script ) {
	return $script[0] . ( null === $script[1] ? '' : '?ver=' . ( false === $script[1] ? '6.9' : $script[1] ) );
}

require dirname( __DIR__ ) . '/twuster.php';
do_action( 'init' );
do_action( 'admin_init' );
do_action( 'admin_menu' );

$block   = $GLOBALS['wp']['blocks']['twuster/element'];
$content = array();
foreach ( $scenario['content'] ?? array() as $part ) {
	$content[] = is_string( $part ) ? do_shortcode( $part ) : $block['render_callback']( $part, '', null );
}

$footer = '';
foreach ( $GLOBALS['wp']['modules'] as $id => $module ) {
	$footer .= sprintf( "<script type=\"module\" src=\"%s\" id=\"%s-js-module\"></script>\n", esc_url( versioned( $module ) ), esc_attr( $id ) );
}
foreach ( array_keys( $GLOBALS['wp']['enqueued'] ) as $handle ) {
	$src     = versioned( $GLOBALS['wp']['scripts'][ $handle ] );
	$footer .= apply_filters( 'script_loader_tag', sprintf( "<script src='%s' id='%s-js'></script>\n", esc_url( $src ), $handle ), $handle, $src );
}

$saved = array();
foreach ( $scenario['post'] ?? array() as $name => $value ) {
	$saved[ $name ] = $GLOBALS['wp']['settings'][ $name ]['sanitize_callback']( $value );
}

$settings_page = '';
if ( $scenario['settingsPage'] ?? false ) {
	ob_start();
	$GLOBALS['wp']['pages']['twuster'][1]();
	$settings_page = ob_get_clean();
}

echo json_encode(
	array(
		'content'        => $content,
		'footer'         => $footer,
		'block'          => $block,
		'editorScript'   => $GLOBALS['wp']['inline'][ $block['editor_script_handles'][0] ],
		'settingsPage'   => $settings_page,
		'pageCapability' => $GLOBALS['wp']['pages']['twuster'][0],
		'saved'          => $saved,
		'errors'         => $GLOBALS['wp']['errors'],
	),
	JSON_THROW_ON_ERROR
);
