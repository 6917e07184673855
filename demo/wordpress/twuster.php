<?php
/**
 * Plugin Name: Twuster
 * Description: The town's voucher on your own pages: a block and the shortcode [twuster]. Der Stadtgutschein auf Ihrer Webseite.
 * Version: 1.0.0
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * Author: Twuster
 * License: MIT (compatible with the GPL)
 * License URI: https://opensource.org/license/mit
 * Text Domain: twuster
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * The elements that may be embedded. "named_by" is the attribute by which the element learns whose it is, "page" the
 * hosted page that does the same job without scripts. What the host does not offer yet stays a plain link.
 */
const TWUSTER_ELEMENTS = array(
	'voucher-purchase' => array( 'named_by' => 'site', 'page' => '/buy' ),
	'wallet'           => array( 'named_by' => 'network', 'page' => '/w' ),
	'scanner'          => array( 'named_by' => 'network', 'page' => '/scan' ),
	'coupon-list'      => array( 'named_by' => 'site', 'page' => '/coupons' ),
	'mini-shop'        => array( 'named_by' => 'site', 'page' => '' ),
	'ticket-seller'    => array( 'named_by' => 'site', 'page' => '' ),
	'benefit-order'    => array( 'named_by' => 'site', 'page' => '' ),
	'town'             => array( 'named_by' => 'site', 'page' => '' ),
);

const TWUSTER_LANGUAGES = array( 'de', 'en', 'de-simple' );

add_action( 'init', 'twuster_register' );
add_action( 'admin_init', 'twuster_register_settings' );
add_action( 'admin_menu', 'twuster_add_settings_page' );
add_filter( 'gettext_twuster', 'twuster_german', 10, 2 );
add_filter( 'script_loader_tag', 'twuster_module_tag', 10, 3 );
register_uninstall_hook( __FILE__, 'twuster_uninstall' );

function twuster_register() {
	add_shortcode( 'twuster', 'twuster_shortcode' );

	wp_register_script( 'twuster-editor', false, array( 'wp-blocks', 'wp-element', 'wp-block-editor', 'wp-components' ), '1.0.0', true );
	wp_add_inline_script( 'twuster-editor', twuster_editor_script() );
	register_block_type(
		'twuster/element',
		array(
			'api_version'           => 3,
			'title'                 => 'Twuster',
			'description'           => __( 'The town\'s voucher on your own page.', 'twuster' ),
			'category'              => 'embed',
			'icon'                  => 'tickets-alt',
			'attributes'            => array(
				'element' => array( 'type' => 'string', 'default' => 'voucher-purchase' ),
				'site'    => array( 'type' => 'string', 'default' => '' ),
				'text'    => array( 'type' => 'string', 'default' => '' ),
				'lang'    => array( 'type' => 'string', 'default' => '' ),
			),
			'supports'              => array( 'html' => false, 'className' => false, 'customClassName' => false ),
			'editor_script_handles' => array( 'twuster-editor' ),
			'render_callback'       => 'twuster_render',
		)
	);
}

/**
 * [twuster element="voucher-purchase" site="pk_…" text="…" lang="de"]; everything may be left out.
 * partner="own" shows the coupons of the site's own business only.
 */
function twuster_shortcode( $attributes ) {
	return twuster_render(
		shortcode_atts(
			array( 'element' => 'voucher-purchase', 'site' => '', 'text' => '', 'lang' => '', 'partner' => '' ),
			is_array( $attributes ) ? $attributes : array(),
			'twuster'
		)
	);
}

/**
 * The tag with its link inside, for block and shortcode alike. The script is asked for here, so that pages without an
 * element load nothing; WordPress prints it once, however many elements there are.
 */
function twuster_render( $attributes ) {
	$given = function ( $name ) use ( $attributes ) {
		return isset( $attributes[ $name ] ) && is_string( $attributes[ $name ] ) ? trim( $attributes[ $name ] ) : '';
	};
	$element = $given( 'element' );
	if ( ! isset( TWUSTER_ELEMENTS[ $element ] ) ) {
		return twuster_hint( __( 'Twuster: this element does not exist. Please check its name.', 'twuster' ) );
	}
	$host    = twuster_sanitize_host( get_option( 'twuster_host', '' ) );
	$site    = '' !== $given( 'site' ) ? $given( 'site' ) : (string) get_option( 'twuster_site', '' );
	$network = twuster_network_of( $site );
	if ( '' === $host || '' === $network ) {
		return twuster_hint( __( 'Twuster: please enter address and site key under Settings → Twuster.', 'twuster' ) );
	}

	$kind = TWUSTER_ELEMENTS[ $element ];
	$text = '' !== $given( 'text' ) ? $given( 'text' ) : twuster_label_of( $element );
	$link = sprintf( '<a href="%s">%s</a>', esc_url( $host . '/' . $network . $kind['page'] ), esc_html( $text ) );
	if ( is_feed() ) {
		return $link;
	}

	twuster_enqueue( $host );
	$lang = in_array( $given( 'lang' ), TWUSTER_LANGUAGES, true ) ? sprintf( ' lang="%s"', esc_attr( $given( 'lang' ) ) ) : '';
	$only = preg_match( '/\A(own|[0-9a-f-]{36})\z/', $given( 'partner' ) ) ? sprintf( ' partner="%s"', esc_attr( $given( 'partner' ) ) ) : '';
	return sprintf(
		'<twuster-%1$s %2$s="%3$s"%4$s%5$s>%6$s</twuster-%1$s>',
		esc_attr( $element ),
		esc_attr( $kind['named_by'] ),
		esc_attr( 'site' === $kind['named_by'] ? $site : $network ),
		$only,
		$lang,
		$link
	);
}

/** No version in the address: it is the evergreen one, and every page of the town shares it in the browser's cache. */
function twuster_enqueue( $host ) {
	if ( function_exists( 'wp_enqueue_script_module' ) ) {
		wp_enqueue_script_module( 'twuster', $host . '/v1/twuster.js', array(), null );
	} else {
		wp_enqueue_script( 'twuster', $host . '/v1/twuster.js', array(), null, true );
	}
}

/** Before WordPress 6.5 a module is a script whose tag says so. */
function twuster_module_tag( $tag, $handle, $src ) {
	return 'twuster' === $handle ? sprintf( "<script type=\"module\" src=\"%s\" id=\"twuster-js\"></script>\n", esc_url( $src ) ) : $tag;
}

/** For those who can put it right; visitors see nothing. */
function twuster_hint( $sentence ) {
	return current_user_can( 'edit_posts' ) ? sprintf( '<p>%s</p>', esc_html( $sentence ) ) : '';
}

/** The town's network, which the key names; empty where it is no key. */
function twuster_network_of( $site ) {
	return preg_match( '/\Apk_(?:test|live)_([a-z0-9][a-z0-9-]{1,40})_[A-Za-z0-9]{16,40}\z/', $site, $found ) ? $found[1] : '';
}

function twuster_label_of( $element ) {
	$labels = array(
		'voucher-purchase' => __( 'Buy a town voucher', 'twuster' ),
		'wallet'           => __( 'My vouchers', 'twuster' ),
		'scanner'          => __( 'Open the counter', 'twuster' ),
		'coupon-list'      => __( 'Coupons', 'twuster' ),
		'mini-shop'        => __( 'Shop', 'twuster' ),
		'ticket-seller'    => __( 'Tickets', 'twuster' ),
		'benefit-order'    => __( 'Vouchers for staff', 'twuster' ),
		'town'             => __( 'Shops that take part', 'twuster' ),
	);
	return $labels[ $element ];
}

function twuster_register_settings() {
	register_setting( 'twuster', 'twuster_host', array( 'type' => 'string', 'default' => '', 'sanitize_callback' => 'twuster_save_host' ) );
	register_setting( 'twuster', 'twuster_site', array( 'type' => 'string', 'default' => '', 'sanitize_callback' => 'twuster_save_site' ) );
}

/** Scheme, host and port and nothing else; https, save on the own machine. Empty where it is no such address. */
function twuster_sanitize_host( $value ) {
	$parts = is_string( $value ) ? wp_parse_url( trim( $value ) ) : false;
	if ( ! is_array( $parts ) || ! isset( $parts['scheme'], $parts['host'] ) || isset( $parts['user'] ) ) {
		return '';
	}
	$scheme = strtolower( $parts['scheme'] );
	$name   = strtolower( $parts['host'] );
	$is_own = 'localhost' === $name || '.localhost' === substr( $name, -10 );
	if ( ! preg_match( '/\A[a-z0-9]([a-z0-9.-]*[a-z0-9])?\z/', $name ) || ! ( 'https' === $scheme || ( 'http' === $scheme && $is_own ) ) ) {
		return '';
	}
	return $scheme . '://' . $name . ( isset( $parts['port'] ) ? ':' . (int) $parts['port'] : '' );
}

/** What is wrong is not stored; the old value stays and the page says why. */
function twuster_save_host( $value ) {
	$host = twuster_sanitize_host( $value );
	if ( '' === $host && '' !== trim( (string) $value ) ) {
		add_settings_error( 'twuster_host', 'twuster_host', __( 'The address has to look like https://example.org.', 'twuster' ) );
		return get_option( 'twuster_host', '' );
	}
	return $host;
}

function twuster_save_site( $value ) {
	$site = trim( sanitize_text_field( (string) $value ) );
	if ( '' !== $site && '' === twuster_network_of( $site ) ) {
		add_settings_error( 'twuster_site', 'twuster_site', __( 'The site key has to look like pk_test_… or pk_live_….', 'twuster' ) );
		return get_option( 'twuster_site', '' );
	}
	return $site;
}

function twuster_add_settings_page() {
	add_options_page( 'Twuster', 'Twuster', 'manage_options', 'twuster', 'twuster_settings_page' );
}

/** The Settings API checks nonce and capability when the form comes back. */
function twuster_settings_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	?>
	<div class="wrap">
		<h1>Twuster</h1>
		<form action="options.php" method="post">
			<?php settings_fields( 'twuster' ); ?>
			<table class="form-table" role="presentation">
				<tr>
					<th scope="row"><label for="twuster_host"><?php echo esc_html__( 'Address of Twuster', 'twuster' ); ?></label></th>
					<td>
						<input type="url" class="regular-text code" id="twuster_host" name="twuster_host" placeholder="https://" value="<?php echo esc_attr( get_option( 'twuster_host', '' ) ); ?>" aria-describedby="twuster_host_hint">
						<p class="description" id="twuster_host_hint"><?php echo esc_html__( 'You got it together with the site key.', 'twuster' ); ?></p>
					</td>
				</tr>
				<tr>
					<th scope="row"><label for="twuster_site"><?php echo esc_html__( 'Site key', 'twuster' ); ?></label></th>
					<td>
						<input type="text" class="regular-text code" id="twuster_site" name="twuster_site" placeholder="pk_…" value="<?php echo esc_attr( get_option( 'twuster_site', '' ) ); ?>" aria-describedby="twuster_site_hint">
						<p class="description" id="twuster_site_hint"><?php echo esc_html__( 'It names this website and is no secret.', 'twuster' ); ?></p>
					</td>
				</tr>
			</table>
			<?php submit_button(); ?>
		</form>
	</div>
	<?php
}

function twuster_uninstall() {
	delete_option( 'twuster_host' );
	delete_option( 'twuster_site' );
}

/** The block in the editor: three questions and a placeholder; the element itself is drawn on the page alone. */
function twuster_editor_script() {
	$elements = array();
	foreach ( array_keys( TWUSTER_ELEMENTS ) as $element ) {
		$elements[] = array( 'value' => $element, 'label' => twuster_label_of( $element ) );
	}
	$words = array(
		'elements'  => $elements,
		'languages' => array(
			array( 'value' => '', 'label' => __( 'Like the page', 'twuster' ) ),
			array( 'value' => 'de', 'label' => 'Deutsch' ),
			array( 'value' => 'en', 'label' => 'English' ),
			array( 'value' => 'de-simple', 'label' => 'Einfache Sprache' ),
		),
		'element'   => __( 'Element', 'twuster' ),
		'text'      => __( 'Text of the link', 'twuster' ),
		'textHint'  => __( 'Shown where scripts are blocked.', 'twuster' ),
		'site'      => __( 'Another site key', 'twuster' ),
		'siteHint'  => __( 'Empty: the one of the settings.', 'twuster' ),
		'lang'      => __( 'Language', 'twuster' ),
		'where'     => __( 'Visitors see the element in this place.', 'twuster' ),
	);
	$script = <<<'JS'
( function ( blocks, element, editor, components, words ) {
	var el = element.createElement;
	blocks.registerBlockType( 'twuster/element', {
		apiVersion: 3,
		title: 'Twuster',
		category: 'embed',
		icon: 'tickets-alt',
		attributes: {
			element: { type: 'string', default: 'voucher-purchase' },
			site: { type: 'string', default: '' },
			text: { type: 'string', default: '' },
			lang: { type: 'string', default: '' },
		},
		supports: { html: false, className: false, customClassName: false },
		edit: function ( props ) {
			function field( Control, name, more ) {
				return el( Control, Object.assign( {
					key: name,
					label: words[ name ],
					value: props.attributes[ name ],
					onChange: function ( value ) {
						var change = {};
						change[ name ] = value;
						props.setAttributes( change );
					},
				}, more ) );
			}
			return el( 'div', editor.useBlockProps(),
				el( editor.InspectorControls, null,
					el( components.PanelBody, { title: 'Twuster' },
						field( components.TextControl, 'text', { help: words.textHint } ),
						field( components.SelectControl, 'lang', { options: words.languages } ),
						field( components.TextControl, 'site', { help: words.siteHint } )
					)
				),
				el( components.Placeholder, { icon: 'tickets-alt', label: 'Twuster', instructions: words.where },
					field( components.SelectControl, 'element', { options: words.elements } )
				)
			);
		},
		save: function () {
			return null;
		},
	} );
} )( window.wp.blocks, window.wp.element, window.wp.blockEditor, window.wp.components, WORDS );
JS;
	return str_replace( 'WORDS', wp_json_encode( $words, JSON_HEX_TAG | JSON_HEX_AMP ), $script );
}

/** German comes along, so that one file is the whole plug-in; a translation that is installed goes first. */
function twuster_german( $translation, $text ) {
	if ( $translation !== $text || 0 !== strpos( determine_locale(), 'de' ) ) {
		return $translation;
	}
	$german = array(
		'The town\'s voucher on your own page.'                             => 'Der Stadtgutschein auf Ihrer eigenen Seite.',
		'Twuster: this element does not exist. Please check its name.'      => 'Twuster: Dieses Element gibt es nicht. Bitte prüfen Sie den Namen.',
		'Twuster: please enter address and site key under Settings → Twuster.' => 'Twuster: Bitte tragen Sie Adresse und Schlüssel unter Einstellungen → Twuster ein.',
		'Buy a town voucher'                                                => 'Stadtgutschein kaufen',
		'My vouchers'                                                       => 'Meine Gutscheine',
		'Open the counter'                                                  => 'Kasse öffnen',
		'Coupons'                                                           => 'Coupons',
		'Shop'                                                              => 'Shop',
		'Tickets'                                                           => 'Karten',
		'Vouchers for staff'                                                => 'Gutscheine für Mitarbeitende',
		'Shops that take part'                                              => 'Geschäfte, die mitmachen',
		'The address has to look like https://example.org.'                 => 'Die Adresse muss aussehen wie https://example.org.',
		'The site key has to look like pk_test_… or pk_live_….'             => 'Der Schlüssel muss aussehen wie pk_test_… oder pk_live_….',
		'Address of Twuster'                                                => 'Adresse von Twuster',
		'You got it together with the site key.'                            => 'Sie haben sie zusammen mit dem Schlüssel bekommen.',
		'Site key'                                                          => 'Schlüssel der Webseite',
		'It names this website and is no secret.'                           => 'Er benennt diese Webseite und ist kein Geheimnis.',
		'Like the page'                                                     => 'Wie die Seite',
		'Element'                                                           => 'Element',
		'Text of the link'                                                  => 'Text des Links',
		'Shown where scripts are blocked.'                                  => 'Er erscheint, wo Skripte gesperrt sind.',
		'Another site key'                                                  => 'Anderer Schlüssel',
		'Empty: the one of the settings.'                                   => 'Leer: der aus den Einstellungen.',
		'Language'                                                          => 'Sprache',
		'Visitors see the element in this place.'                           => 'Besucher sehen an dieser Stelle das Element.',
	);
	return isset( $german[ $text ] ) ? $german[ $text ] : $translation;
}
