using System.Security.Cryptography;
using AdminConsole.Domain.Submissions;
using FsCheck;
using FsCheck.Fluent;

namespace AdminConsole.Tests.Domain.Submissions;

public sealed class SubmissionCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static readonly byte[] Mac = SHA256.HashData("a filing"u8);

    [Fact]
    public void Format_AnyDigest_ReadsBackAsItself() =>
        Prop.ForAll(Macs, mac => SubmissionCode.TryParse(SubmissionCode.Format(mac), out var code) && code == SubmissionCode.Format(mac)).QuickCheckThrowOnFailure();

    [Fact]
    public void Format_HasThreeGroupsOfFour() =>
        Prop.ForAll(Macs, mac => SubmissionCode.Format(mac).Split('-') is [{ Length: 4 }, { Length: 4 }, { Length: 4 }]).QuickCheckThrowOnFailure();

    [Fact]
    public void Format_CarriesTheFirst55Bits()
    {
        Assert.Equal("0000-0000-0000", SubmissionCode.Format(new byte[8]));
        Assert.Equal("ZZZZ-ZZZZ-ZZZ", SubmissionCode.Format([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF])[..13]);
        for (var bit = 0; bit < 64; bit++)
        {
            var flipped = Mac[..8];
            flipped[bit / 8] ^= (byte)(0x80 >> (bit % 8));
            Assert.Equal(bit < 55, SubmissionCode.Format(flipped) != SubmissionCode.Format(Mac));
        }
    }

    [Fact]
    public void TryParse_WhatPeopleType_IsRead()
    {
        var code = CodeWith('0', '1');
        string[] typed =
        [
            code.ToLowerInvariant(), code.Replace("-", ""), code.Replace('-', ' '), $"  {code}\t", code.Replace('-', '—'), code.Replace('0', 'O'),
            code.Replace('0', 'o'), code.Replace('1', 'I'), code.Replace('1', 'l'), string.Concat(code.Select(c => c == '-' ? '－' : (char)(c + 0xFEE0))),
        ];
        Assert.All(typed, text =>
        {
            Assert.True(SubmissionCode.TryParse(text, out var read), text);
            Assert.Equal(code, read);
        });
    }

    [Fact]
    public void TryParse_OneWrongCharacter_IsRefused()
    {
        var code = SubmissionCode.Format(Mac);
        foreach (var (position, right) in code.Index().Where(pair => pair.Item != '-'))
            Assert.All(Alphabet.Where(wrong => wrong != right), wrong => Assert.False(SubmissionCode.TryParse($"{code[..position]}{wrong}{code[(position + 1)..]}", out _)));
    }

    [Fact]
    public void TryParse_TwoSwappedCharacters_IsRefused() => Prop.ForAll(Macs, mac =>
    {
        var code = SubmissionCode.Format(mac).Replace("-", "").ToCharArray();
        for (var i = 0; i < code.Length; i++)
        {
            for (var j = i + 1; j < code.Length; j++)
            {
                var swapped = code.ToArray();
                (swapped[i], swapped[j]) = (swapped[j], swapped[i]);
                if (code[i] != code[j] && SubmissionCode.TryParse(new string(swapped), out _))
                    return false;
            }
        }
        return true;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000-0000-000")]
    [InlineData("0000-0000-00000")]
    [InlineData("0000-0000-000U")]
    [InlineData("0000-0000-000*")]
    [InlineData("0000-0000-000\uD800")]
    public void TryParse_NoCode_IsRefused(string? typed)
    {
        Assert.False(SubmissionCode.TryParse(typed, out var code));
        Assert.Equal("", code);
    }

    [Fact]
    public void TryParse_EndlessInput_IsRefused() => Assert.False(SubmissionCode.TryParse(new string('0', 12) + new string(' ', 100_000), out _));

    [Fact]
    public void IN07_ContentChanged_ChangesTheCode()
    {
        var content = SampleContent.Create();
        var names = ArbMap.Default.GeneratorFor<int>().Select(number => $"姓名{number}").ToArbitrary();
        Prop.ForAll(names, names, (a, b) => (a == b) == (CodeOf(content, a) == CodeOf(content, b))).QuickCheckThrowOnFailure();

        static string CodeOf(SubmissionContent content, string name) =>
            SubmissionCode.Format(HMACSHA256.HashData("key"u8, CanonicalContent.Of(content with { Person = content.Person with { Name = name } })));
    }

    private static Arbitrary<byte[]> Macs => ArbMap.Default.GeneratorFor<byte>().ArrayOf(32).ToArbitrary();

    /// <summary>A code that contains the given characters, so that their look-alikes can be tried.</summary>
    private static string CodeWith(params char[] wanted) => Enumerable.Range(0, 10_000)
        .Select(i => SubmissionCode.Format(SHA256.HashData(BitConverter.GetBytes(i))))
        .First(code => wanted.All(code.Contains));
}
