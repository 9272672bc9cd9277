using AdminConsole.Domain.Announcements;

namespace AdminConsole.Tests.Domain.Announcements;

public sealed class AnnouncementTextTests
{
    [Fact]
    public void Paragraphs_EmptyLinesPartThem_AndLinesStay()
    {
        var paragraphs = AnnouncementText.Paragraphs("\r\n各单位：\r\n请核对。\n\n \n附件见下。\n");

        Assert.Equal([["各单位：", "请核对。"], ["附件见下。"]], paragraphs.Select(paragraph => paragraph.Select(line => string.Concat(line.Select(piece => piece.Text)))));
        Assert.Empty(AnnouncementText.Paragraphs(" \n\n"));
    }

    [Theory]
    [InlineData("见https://www.nmec.org.cn/a?b=1&c=2。谢谢", "https://www.nmec.org.cn/a?b=1&c=2", "https://www.nmec.org.cn/a?b=1&c=2")]
    [InlineData("see http://example.org/x.", "http://example.org/x", "http://example.org/x")]
    [InlineData("（HTTPS://example.org）", "HTTPS://example.org", "https://example.org/")]
    public void Paragraphs_WebAddress_IsALinkWithoutWhatEndsTheSentence(string text, string shown, string address)
    {
        var link = Assert.Single(Pieces(text), piece => piece.Address is not null);

        Assert.Equal((shown, address), (link.Text, link.Address));
        Assert.Equal(text, string.Concat(Pieces(text).Select(piece => piece.Text)));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("https://")]
    [InlineData("https://user:secret@example.org/")]
    [InlineData("ftp://example.org/")]
    [InlineData("<a href=\"javascript:x\">x</a>")]
    public void BR15_AnythingElse_StaysWords(string text)
    {
        Assert.All(Pieces(text), piece => Assert.Null(piece.Address));
        Assert.Equal(text, string.Concat(Pieces(text).Select(piece => piece.Text)));
    }

    [Fact]
    public void BR15_MarkupBesideAnAddress_IsNotPartOfIt() => Assert.Equal("https://example.org/", Pieces("<b>https://example.org/</b>").Single(piece => piece.Address is not null).Address);

    private static List<TextPiece> Pieces(string text) => [.. AnnouncementText.Paragraphs(text).SelectMany(paragraph => paragraph).SelectMany(line => line)];
}
