use super::*;

#[test]
fn blocks_and_cells_stand_apart_and_what_is_hidden_is_not_there() {
    for (html, wanted) in [
        (
            "<table><tr><td>Blue mug</td><td>1</td><td>$129.90</td></tr><tr><td>Shipping</td><td></td><td>$4.00</td></tr></table><p>Ship to:</p><p>14 Elm Street</p>",
            "Blue mug | 1 | $129.90\nShipping | | $4.00\n\nShip to:\n\n14 Elm Street",
        ),
        ("<div style='display:none'>pre</div><h1>Order</h1>text<br>more", "Order\n\ntext\nmore"),
        (
            "<style>.x, p.y { display : none !important } @media print { .z { display:none } }</style><b class='a x'>no</b><p class=y>no</p><i class=z>yes</i>",
            "yes",
        ),
        ("<td style='font-size:0'>no<div style='font-size:14px'>yes</div></td>", "yes"),
        ("<table><tr><td><table><tr><td>a<td>b<tr><td>c</table><td>d</table>", "a | b\nc\nd"),
        ("<ul><li>one<li>two</ul><ol><li>first<li>second</ol>", "• one\n• two\n\n1. first\n2. second"),
        ("a <b>b</b>\n  c&nbsp;&amp;&#x41;<script>no('<p>')</script><title>no</title>", "a b c\u{a0}&A"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        (
            "<input value=Dana><textarea>door</textarea><button>Send</button><input type=hidden value=no>",
            "Dana door Send",
        ),
        ("<p hidden>no<p>yes<!-- no --><!--[if mso]>no<![endif]-->", "yes"),
        ("<img alt='Blue mug' src=x><img alt=''>", "[picture: Blue mug]"),
        ("<p style='color:#fff'>no</p><font color=white>no<font color=red>yes</font></font>", "yes"),
        ("<td bgcolor=#003366><font color=white>yes</font></td>", "yes"),
        (
            "<style>td{background:#000}</style><td><font color=white>yes</font><i style='color:rgba(0,0,0,0)'>no</i>",
            "yes",
        ),
        ("<div style='background:url(a.png)'><p style='color:#ffffff'>yes</p></div>", "yes"),
        ("<div style='color:#fff;background:#fff'>no<a href=x>yes</a></div>", "yes"),
        ("<span style='font-size:1px'>no</span><p style='overflow:hidden;height:1px;width:1px'>no", ""),
        ("$129<sup>90</sup> H<sub>2</sub>O 1<sup>st</sup>", "$129⁹⁰ H₂O 1st"),
        (
            "<s>$100</s> $80 <span style='text-decoration: line-through'>old</span>",
            "[struck out: $100] $80 [struck out: old]",
        ),
        ("<p style='margin-left:9pt;text-indent:-9.0pt'>- no refunds</p>", "- no refunds"),
        ("<style>.d{display:none}</style><p class=d style='display:block'>yes<p class=d>no", "yes"),
        ("<p class=d>yes</p><style>.d{display:none}.d{display:block}</style>", "yes"),
        ("<style>.d{display:none}@media screen{.d{display:block}}</style><p class=d>yes", "yes"),
        ("<style media=print>.d{display:none}</style><p class=d>yes", "yes"),
        ("<td style='max-width:0;overflow:hidden'>yes</td>", "yes"),
        ("<div style='visibility:hidden'>no<b style='visibility:visible'>yes</b></div>", "yes"),
        ("<p hidden style='display:block'>yes", "yes"),
        ("Size: <select><option>S<option selected>XL</select> one", "Size: XL one"),
        ("<select><option>S</option><option>XL</option></select>", "S"),
        ("<select multiple><option>S<option selected>XL</select>", "[ ] S [x] XL"),
        ("<select><option>S<option>M<p>after", "S\n\nafter"),
        ("<noscript><p>Order 5512</p></noscript>", "Order 5512"),
        ("<svg><title>no</title><defs><text>no</text></defs><rect/><text x=1>Seal 55</text></svg>on", "Seal 55\non"),
        ("<input type=checkbox checked> Terms<br><input type=RADIO>Ads", "[x] Terms\n[ ] Ads"),
        ("<style>.old{text-decoration:line-through}</style><b class=old>$9</b> $4", "[struck out: $9] $4"),
        ("<table><tr style='text-decoration:line-through'><td>a<td>b</table>", "[struck out: a] | [struck out: b]"),
        ("<s></s><div style='text-decoration:line-through'><p>old</p></div>", "[struck out: old]"),
        ("<s style='text-decoration:none'>new</s>", "new"),
        ("<ol type=a start=2><li>x<li>y</ol>", "b. x\nc. y"),
        ("<ol reversed><li>x<li value=7>y<li>z</ol>", "3. x\n7. y\n6. z"),
        ("<table><tr><th>Out<th>In<tr><td><td>$40</table>", "Out | In\n| $40"),
        ("<table><tr><td>1 000<td style='display:none'>no<td>2 000</table>", "1 000 | 2 000"),
        ("<p>never closed <b>bold <i>both", "never closed bold both"),
    ] {
        assert_eq!(text_of_html(html), wanted, "{html}");
    }
    assert_eq!(text_of_html(&format!("{}deep", "<div>".repeat(100_000))), "deep");
}
