import { describe, expect, it } from 'vitest';
import { aesKeyOf, decrypt, encrypt } from '../../src/channels/wechat/crypto.ts';
import { isSignedBy, signatureOf } from '../../src/channels/wechat/signature.ts';

const SAMPLE = { token: 'AAAAA', appId: 'wxba5fad812f8e6fb9', key: aesKeyOf('A'.repeat(43)) };
// The last character of this key has its unused bits set.
const LIBRARY = { appId: 'wxb11529c136998cb6', key: aesKeyOf('abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG') };

describe('the vectors of the documentation', () => {
  it('sign the verification and the plain message', () => {
    expect(signatureOf(['AAAAA', '1714036504', '1514711492'])).toBe('f464b24fc39322e44b38aa78f5edd27bd1441696');
    expect(signatureOf(['AAAAA', '1714037059', '486452656'])).toBe('899cf89e464efb63f54ddac96b0a0a235f53aa78');
  });

  it('sign and decrypt the event of the safe mode, whose padding is 19 bytes', () => {
    const sealed =
      '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=';
    const message =
      '{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}';
    expect(isSignedBy('046e02f8204d34f8ba5fa3b1db94908f3df2e9b3', ['AAAAA', '1714112445', '415670741', sealed])).toBe(true);
    expect(decrypt(sealed, SAMPLE.appId, SAMPLE.key)).toBe(message);
    expect(encrypt(message, SAMPLE.appId, SAMPLE.key, Buffer.from('a8eedb185eb2fecf'))).toBe(sealed);
  });

  it('encrypt and sign the reply', () => {
    const sealed = 'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==';
    expect(encrypt('{"demo_resp":"good luck"}', SAMPLE.appId, SAMPLE.key, Buffer.from('707722b803182950'))).toBe(sealed);
    expect(signatureOf(['AAAAA', '1713424427', '415670741', sealed])).toBe('1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1');
  });

  it('encrypt and sign the reply in XML, of the page for platforms', () => {
    const sealed =
      'hE8R6mGXHkJJjU72KxzKUd1GEkKJaEZq7vRL8XgK3o+00k8JGq6+pZJUIlTSyhsX+bxIBQ72g3GyvDdIZcr6+3HAZbSvPT9t/o11MI7d6WELwqrGd7jMnV0zv3Zc9Nq7';
    const xml = '<xml><demo_resp>[CDATA[good luck]]</demo_resp></xml>';
    expect(encrypt(xml, 'wx134c8103faa5a59e', SAMPLE.key, Buffer.from('999951349e8ee746'))).toBe(sealed);
    expect(signatureOf(['AAAAA', '1713424427', '415670741', sealed])).toBe('03e0812039325c2712ef5f0f980fd14c70d6e307');
  });

  it('sign and decrypt the event in XML, of the page for platforms', () => {
    const sealed =
      'D7yzvUNAL930rd28wf21s4hvXhz0L6Uit/p2Di6C5DHyYGpEgdBRnKjBec34JwoQXicwaZC7fOVihW80F4VtsdvE//1vr7oAbqjDv8KenVp+ajKYpJnyQ4zMRhIC+a31fCVOMC03FfzV/QuC94kBP55a+Za3sJgvAn+ZbsNqZI5DkyuzkhQN8OBqCzFhizGmy0xpM0MEA4agpvE+RuNO1rhHTtuJB5yltw1FiYzecSXJ+y/D2r81VkRn2eYjh2ltsoyfbDR7Is6ookXIFxTfyeNyeHxMeT4KN5WpCDmSbTcUYrbBUlkGLJ9n/rU8YOywma6G7aTb7KZKOqCxgfoUlYEZPk4FUL/TK7ShriFDMVCLyjQJ15Ob++agDWtcxhfUfe6HIoIpRW8mKNBQiY/Jd1svvuskA1wLef1RTtzKfMpagSCX/laZINmdnX4zrF6kIaR9P4xQrWXbsTFHTYe0Mg==';
    expect(signatureOf(['AAAAA', '1715943329', '1590219412', sealed])).toBe('6c12a4205838198b8fa631b3220723bb07f1015c');
    expect(decrypt(sealed, 'wx134c8103faa5a59e', SAMPLE.key)).toContain('<debug_str><![CDATA[hello world]]></debug_str>');
  });
});

describe('the vectors of other implementations', () => {
  it('encrypt what the Java sample code encrypts, and decrypt it', () => {
    const sealed = 'jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==';
    expect(encrypt('我是中文abcd123', LIBRARY.appId, LIBRARY.key, Buffer.from('aaaabbbbccccdddd'))).toBe(sealed);
    expect(decrypt(sealed, LIBRARY.appId, LIBRARY.key)).toBe('我是中文abcd123');
  });

  it('sign and decrypt the message of the Python sample code', () => {
    const sealed =
      'hyzAe4OzmOMbd6TvGdIOO6uBmdJoD0Fk53REIHvxYtJlE2B655HuD0m8KUePWB3+LrPXo87wzQ1QLvbeUgmBM4x6F8PGHQHFVAFmOD2LdJF9FrXpbUAh0B5GIItb52sn896wVsMSHGuPE328HnRGBcrS7C41IzDWyWNlZkyyXwon8T332jisa+h6tEDYsVticbSnyU8dKOIbgU6ux5VTjg3yt+WGzjlpKn6NPhRjpA912xMezR4kw6KWwMrCVKSVCZciVGCgavjIQ6X8tCOp3yZbGpy0VxpAe+77TszTfRd5RJSVO/HTnifJpXgCSUdUue1v6h0EIBYYI1BD1DlD+C0CR8e6OewpusjZ4uBl9FyJvnhvQl+q5rv1ixrcpCumEPo5MJSgM9ehVsNPfUM669WuMyVWQLCzpu9GhglF2PE=';
    expect(signatureOf(['spamtest', '1409735669', '1320562132', sealed])).toBe('5d197aaffba7e9b25a30732f161a50dee96bd5fa');
    const message = decrypt(sealed, 'wx2c2769f8efd9abc2', LIBRARY.key);
    expect(message).toContain('<Content><![CDATA[abcdteT]]></Content>');
    expect(message).toContain('<MsgId>6054768590064713728</MsgId>');
  });
});

describe('a message that was tampered with', () => {
  const sealed = encrypt('<xml/>', SAMPLE.appId, SAMPLE.key);

  it('is not opened for another AppID, nor with another key', () => {
    expect(decrypt(sealed, 'wxba5fad812f8e6fb8', SAMPLE.key)).toBeNull();
    expect(decrypt(sealed, 'wxba5fad812f8e6fb', SAMPLE.key)).toBeNull();
    expect(decrypt(sealed, SAMPLE.appId, LIBRARY.key)).toBeNull();
  });

  it('is not opened when cut, emptied or lengthened', () => {
    for (const odd of ['', 'AAAA', sealed.slice(0, 24), sealed.slice(0, 44), `${sealed}AAAA`, '*'.repeat(64)])
      expect(decrypt(odd, SAMPLE.appId, SAMPLE.key)).toBeNull();
  });
});
