"""Domains that many share: an address or page there says nothing about whose it is."""

FREE_MAIL = frozenset(
    """gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.co.uk ymail.com aol.com
    icloud.com me.com mac.com proton.me protonmail.com pm.me gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de
    freenet.de mail.com zoho.com fastmail.com hey.com orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it
    virgilio.it tiscali.it hotmail.fr hotmail.it hotmail.es hotmail.co.uk hotmail.de yahoo.fr yahoo.de yahoo.it yahoo.es
    yahoo.co.jp yahoo.co.in yahoo.ca yahoo.com.au yahoo.com.br outlook.de outlook.fr outlook.es live.co.uk live.fr live.nl
    terra.com.br uol.com.br bol.com.br wp.pl o2.pl onet.pl interia.pl mail.ru yandex.ru yandex.com qq.com
    163.com 126.com sina.com naver.com daum.net hanmail.net btinternet.com sky.com virginmedia.com comcast.net
    verizon.net att.net sbcglobal.net bellsouth.net bluewin.ch telenet.be skynet.be ziggo.nl kpnmail.nl xs4all.nl
    telia.com online.no docomo.ne.jp ezweb.ne.jp softbank.ne.jp rediffmail.com tutanota.com""".split()
)
# Networks, maps, directories, shops, and makers of small sites: the pages below belong to their users.
SHARED = frozenset(
    """facebook.com fb.com fb.me instagram.com linkedin.com lnkd.in twitter.com x.com youtube.com youtu.be tiktok.com
    pinterest.com snapchat.com threads.net t.me telegram.me wa.me whatsapp.com vk.com ok.ru weibo.com line.me xing.com
    github.com gitlab.com bitbucket.org medium.com substack.com patreon.com vimeo.com soundcloud.com tumblr.com
    google.com goo.gl g.page g.co bit.ly linktr.ee about.me carrd.co notion.site notion.so beacons.ai bio.link
    wordpress.com blogspot.com blogger.com wixsite.com wix.com weebly.com jimdo.com jimdosite.com jimdofree.com
    squarespace.com webflow.io webnode.com strikingly.com godaddysites.com business.site site123.me
    etsy.com ebay.com ebay.de ebay.co.uk amazon.com amazon.de amazon.co.uk myshopify.com
    yelp.com tripadvisor.com booking.com airbnb.com yell.com gelbeseiten.de pagesjaunes.fr crunchbase.com angel.co
    dropbox.com sharepoint.com calendly.com eventbrite.com meetup.com""".split()
)
